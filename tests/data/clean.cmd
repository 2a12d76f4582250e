vnclean sample.txt
