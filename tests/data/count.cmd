vnclean sample.txt | vnseg | vncount --min 2
