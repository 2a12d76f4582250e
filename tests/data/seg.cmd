vnclean sample.txt | vnseg
