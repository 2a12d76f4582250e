head -n 4 gold-vlsp.txt | vntrain -o - --size=16K -e 3 --name=golden \
    --held=vlsp:- ud:gold-ud.txt vlsp:gold-vlsp.txt 2>&1 >/dev/null
