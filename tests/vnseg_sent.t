#!/bin/sh
# vnseg -s: sentences.  What the rules are is tested in unit/test_sent.c.
. "${0%/*}/lib.sh"

expect 'news' 0 'Ngày 5.6, TP. HCM có mưa.
Ông N.V.A. (Q. 1) nói: “Đường ngập.
Xe chết máy!”
“Còn anh?” - chị hỏi.' \
    "echo 'Ngày 5.6, TP. HCM có mưa. Ông N.V.A. (Q. 1) nói: “Đường ngập. Xe chết máy!” “Còn anh?” - chị hỏi.' | vnseg -s"
expect 'a law' 0 'Điều 5. Phạm vi
1. Luật này quy định về đất.
2. Không áp dụng với:
a) Nhà; b) Ao.' \
    "printf '%s\n' 'Điều 5. Phạm vi' '1. Luật này quy định về đất.2. Không áp dụng với:' 'a) Nhà; b) Ao.' | vnseg -s"
expect 'chat' 0 'trời mưa quá.
ai về chưa?
mình chưa :))
chờ nhé!!! 😀
ok' "printf '%s\n' 'trời mưa quá. ai về chưa? mình chưa :))' 'chờ nhé!!! 😀 ok' |
    vnseg -s"
expect 'headlines, verse, capitals' 0 'TP.HCM: MƯA LỚN
Ao thu lạnh lẽo nước trong veo
HẾT MƯA.
TRỜI NẮNG' \
    "printf '%s\n' 'TP.HCM: MƯA LỚN' 'Ao thu lạnh lẽo nước trong veo' 'HẾT MƯA. TRỜI NẮNG' | vnseg -s"
expect 'quotes with spaces inside' 0 '" Ai đấy ? "
Bà hỏi .
" Tôi . "' "echo '\" Ai đấy ? \" Bà hỏi . \" Tôi . \"' | vnseg -s"
expect 'a mail' 0 'Kính gửi anh.
Thư gửi a.b@c.vn, xem http://c.vn/?a=b.
Trân trọng.
GS.TS. Lê Văn Minh' \
    "echo 'Kính gửi anh. Thư gửi a.b@c.vn, xem http://c.vn/?a=b. Trân trọng. GS.TS. Lê Văn Minh' | vnseg -s"
expect 'records that end in NUL' 0 'Trời mưa.|Về thôi.|Hết.|' \
    "printf 'Trời mưa. Về\nthôi.\0Hết.\0' | vnseg -sz | tr '\0\n' '| '"
expect 'the words are split alike' 0 'Trời mưa .
Về thôi .' "echo 'Trời mưa.Về thôi.' | vnseg"

# Whatever the text: bytes but white space come out in order.
{
	cat "$ROOT"/tests/data/*.txt "$ROOT"/tests/unit/test_sent.c
	printf '. \n...\n"\n" . "\n( ! )\n.\377.\303 \0. A\n:)) . A\n'
} >all
ok 'nothing is lost' 'vnseg -s all 2>/dev/null | tr -d " \t\n\r" >x
    tr -d " \t\n\r" <all | cmp - x'
printf 'Mu\314\233a a\314\200? Ve\314\202\314\200 Vinh. o\314\233\314\211 xa.\n' >nfd
ok 'NFD: the same ends' 'test $(vnseg -s nfd | wc -l) -eq 3'
ok '-j, read sizes: the same' 'vnseg -s -j 3 all >x 2>/dev/null
    dd if=all bs=7 2>/dev/null | vnseg -s - 2>/dev/null | cmp - x'
done_testing
