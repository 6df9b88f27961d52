/**
 * The CDNOW sample up to the end of its calibration period, packed: one customer in ten of those who placed their first
 * order with the online music shop in the first twelve weeks of 1997, 2,357 customers, orders up to 1997-09-30.
 *
 * Source: the purchase log `CDNOW_sample.txt` in the Python package lifetimes 0.11.3 (MIT licence, copyright (c) 2015
 * Cameron Davidson-Pilon), the data of Fader, Hardie & Lee (2005), Marketing Science 24(2), 275–284.
 * `scripts/data/cdnow.py` writes the packed text.
 */

/** The calibration summary of the CDNOW sample, one entry per customer in the order of the sample's ids (1 to 2357). */
export interface CdnowCalibration {
  /** Days with an order after the day of the first order. */
  readonly frequency: Float64Array;
  /** Days from the first to the last day with an order; 0 without a repeat order. */
  readonly recencyDays: Float64Array;
  /** Days from the first order to 1997-09-30. */
  readonly ageDays: Float64Array;
  /** Cents spent on the days counted in `frequency`; 0 without a repeat order. */
  readonly repeatSpendCents: Float64Array;
}

const CUSTOMERS = 2357;

/**
 * Words in base 36. `@…`: the age in days of the customers that follow. Up to three digits: so many customers in a row
 * without a repeat order. Otherwise one customer: frequency (1 digit), recency (2 digits), cents (the rest).
 */
const PACKED = `
@7k 25x3g5 10cwp 3 75q13tv 10zwp 1 26y3xy 1 54rbcw 5 a6nip7 10yrr @7j 35i5sz 1 22u4zf 4 10bhiy 1 15q67i 1 11534f 4
15a2ei 2 10f12t 2 @7i 4 14r15k c6prco 2 10b13x 6 26g4bp 10u16o @7h 1 17hi1 1 45qghb 1 1353bt 3 244klk 2 35p9v8 2
1155cb 1 1101lp 2 @7g 1 33a4oh 2 11g38x 3 755ex8 1 a6wajd 2 16h15n 67anju 5 26755o 47b6dt 14n20u @7f 5716qo 3 14p75s
11741a 2 10230l 1 102101 2 14p1xf 1 11126n 4 10l129 3 11e2tz @7e 3 41h47c 3524hb 1 14o5j2 25j251 1 14k1ia 21g3mf 1
23a7zs 10f29h 1321te 1 51cdq4 25k2c8 76ncdo 26y2xf 1 45p97t d7dtfm 1 46f8t0 46v7p5 2 10k1ae 1 1192nc t7c1mri @7d 1
34tas8 2 10e3kk 1 a771c6f 2 d5hpjc 2 17a149 5 @7c 2 66ega9 871ueh 3 10z17s 1 471agt 1 21j1ty 3448sk 3166l7 5 659dbh 1
10b23d 2 @7b 22s6eg 1 21d2wv 2613dh 2 13i15k 1 1022n7 2 73h12sb 3 25n28d 1 44qbhz @7a 1 12w15n 15c1oe 5 228351 1
10e12t 10dr5 26f4f6 1 37455q 9 4647fo @79 11m49k 510236g 2 24o5km 1 10d2c8 23z45n 2 16819g 1 103wp 1 535ce6 2 1152zp
25k863 1 1764z1 2 101wp 26x3ao 11470b @78 1 10e65g 1 10r386 1 34q4qt 16m1zi d5zhm3 5 33sk8m 36e4ji 10l2tv 2 3657v3 1
573e9o 1 26wa1h 1031ln 1 1051gr 2 @77 12z5w9 108101 3 36p4nd 1722fg 13h5e0 1 10o13x 3 40uf2c 1 26q3y9 1 35elmb 2
13v2an 1 1383ry 1 2689dh @76 1 11q381 30j3og p5b1zsb 4 54emxb 1 22r1of 3 570hdy 2 14dr5 4 @75 24e2f8 3 14edb 1 24ec6z
11vzh 5 10iiqy 24m5l7 4 2221ia 45lcwl 1 @74 1 12adm5 33e646 1 12r1wq 5 114129 12112t 14a1ae 3 b73vhy 2 46271z 2 @73
12z7rf 21z3eo 4 151ems 10v1te 1 3453bq 11k2bb 2 2492sr 1 862rnj 11716q 1 2335a3 16715k 2 14826q 1 20o2dc 2 @72 342454
6 22f83i 23u229 3 10v29h 25u3v6 5 11n1zi 4 13j2mu 253f23 4574aq 2 @71 20m4mk 1 65aaqd 1 10f3gx 1 11j23x 11q6fn 13bwp
2254tn 15a13x 1 75i104m 42y5vc 3 74ybjz 1 11o4hb 13b2zj 1 24h50r 1653z2 1 45x6oi 1 10h153 2 26k33t 2 47095w 1 @70 1
2458sd 1476wk 1 11ox9 1 b6g16gu 1 41r9kv 3 43ea4p 1 35x7ek 1 170vx 10f16o 2 656kc3 3138dk 3 @6z 1 22s640 1 2614aq 1
i6u317n 1 11115k 1 11j2wl 3 55rakd 1 16z377 1 66s8n8 1 2262pv 2 24fett 1 15t255 @6y 142304 2 12iyp 1 10w3go 25qby4 3
101iv 1 26657b 1 24dkzb 4 14a5ih a6jtwj 1 11b2e1 30o9lj 34mdky 1 26b4xl 2 @6x c4nord 1 11h2c8 25n75i 26p3uu 4 56i813 2
24u27h 1 51pjjp 1 15723v 11212t 1 11f4kl 6 @6w 16w3jq 2476sg 6 15n16o 73cmy8 2 26d6cf 2 2511ak 1 4469v7 2 35u3eh 1
16313x 1 22n3ap 24a5q0 1 @6v 120cmh 142wp 26j1sm 4 20r3ct 2 11j1jj 1 14n12t 1 3267et 4 16o1gq 2 10j5sw 3 @6u 4 35799o
1 45j4pl 4 2291uj 11o16o 11929h 4 562bc6 115wp 2 11e229 21m3ps 16k103 4 @6t 14241r 1 86ji76 10v47z 1 65pgwu 11l2mr
20r33y 1 34xgb4 64h10q8 1 13z15k 1 2364f4 54w6nk 1 15gtx 6 13o2b4 1161nu 1 d6p16kj 2 10p1xf @6s 3514nd 1 52t6n5 1
23e366 14g9y1 2 126wq 1 10s2wv 1042a6 3 45y6yh 66j7jr 10c13x 21w7ra 2 22c28d 1 76s7vv 5 33yb5f 1 53bo3t 1 @6r 2221te
10w1g4 36k8oa 6 12lyp 1 14u15k 3 22t2li 1 12g5et 2 11eiv a5p1c1b 4 33732u 33c4sc 2 @6q 21sabv 56qykm 44i5kh 7 10q25m 4
13416o 1021xe 31t2tl 11p26q 3 @6p 1 66elrq 24z5q7 8 10f3vq 66068l 1 1152hx 1 21ljnb 2 76k1vb0 3 241503 4 22h77y @6o 1
11f1jj d6lspj 713erx 2 368973 1 14bwp 1 10x553 13u15k 2066ig 3 11m12t 2 1443f0 14n1of 4 2611w2 104101 2 15718c @6n
j6m1787 243g13 25g5xl 1 243gx1 22qami 3 11a4hi 3 1031ak 1 12212t 1 10a2ba 2 23k202 3 12w3bp 1 764crp 5 101r5 2 15e3l6
@6m 13822b 2 21p2dw 1 11xtx 12z2b4 2 45his5 2 12o3zc 3 14n3i4 3 52v3qo 12015k 1 14u481 1 11w44m 1 10g2qn 3 752e9q
23x4br 12hbs8 2 @6l 3 1322te 4 26d8ke 6 11o13x 1 4537qz 1 10w202 14h27u 1 10i1dq 1 10q18f @6k 26f1uh 1 10l2b5 3 26k6sb
1 42z8zd 1 11715k 76caw2 1082dc 1 10g9p5 2 44ouru 1 11bzj 4 10712t 1 75vcfh 12538q 1 65tjo9 1 53kcyw 1 22s1x9 1 13e2yz
1 65xlsk 1 2285or 3 @6j 2345xb 25a496 2 64vg7z 2 13w3dy 1 14q34j 3 2236k0 4 10cty 44r50o 2 15759r 1 10r17s 1 @6i 1
10a1mb 1 5441bfd 23o85m 3 3529c1 1 c6bbwm 11s3tg 2 2464kg f 42saap @6h 14i4fq 11p28j 2 33i3ie 1 16h1i5 1 10412t 4
44v54n 2 23q2mc 1 56ae41 1 34sfjd 101xb 2 32k6di 4 @6g 4 20s22a 3 20y2i8 33r4q5 4 b682if2 2 20g7dr 1 13prq 1 75l100z 2
13pgn 1 32c66q 1 25g4vo 1 10e13x 1 44v5gc @6f 22z2qc 216313 13k15n 5 11o1q8 35w43j 2 13l15k 10625m 63lbep 2 45net6 2
109403 1 21x8r5 1 10hwp 31wdbn 75xp7w 22x72j 1 569hue 3 @6e 1 56ba3l 1 c3g1c4a 13l2r7 1 13o2br 1 10512t 4 31o358 5
12d7ym 1 10415k 3 @6d 2 464c8u 3 2304sg 1 409bgw 1 105rp 1 10j4ml 1 3163dx 5 11q2hm 2 35j7rl 1 @6c 34074f 441625
15v309 1 26c6jy 10p16o 26648j 1061oe 2 2085ol 10bwp 3 1041wq 72xe3b 1 657j26 1 65rgif 3 1023kl @6b 9 11712t 2 10q4cc 6
35h7fo 2 @6a 3515fs 1 35d2m8 1 84hn8n 1 106wp 2 22k6dh 2 b60cr8 1 10932e 86af6d 1 10pzh 1 11j29h 2 34kax0 5 32si2h
10k3zp 1 13v129 64vy8m 1 246202 @69 13m2d0 101iv 1 10koe 10515k 1 32b6sm 23n5k4 3 20h8bk 11f1gr 1332al 4 30a3ul 21m25l
1 33q3b8 2 1181yh 44tl6j 1 65z96b 1 1151cq 15v274 45e8si 1 25a38e 1 4659nl @68 4 2475a7 1 15s2up 1 13i19g 21kqpb 2
11z153 2 22b44l 11s229 2 3184ij 6 13px9 15p1t9 34mamm 25a543 3 10w16i @67 3 45o6f7 1 10b3ej 30n4rv 6 35z4bh 14m5iy 1
10713x 15y377 2263yn 1 24q4l7 3 35081u 1 15y103 1 13rwp 1 @66 95y16n8 2 41ngg7 1 24k2xb 1 55296b 2 11125m 2 14hg2 2
22a5a2 5 45wb8b 10z38y 1 @65 1 1071oe 54g8sn 3 11h78o 1 1261yy 1 11k16o 1 11a1ui 4 10629l 35h2u0 2 22q1x9 1 e5wkjf
43asiu @64 6 25v1rq 2 24t1lp 1 33n69s 1 218331 2 10a15k 15cy1 63td5f 15312t 63jhbg 1 10j15k 21g20m 2 24e5oi 14e624 1
2464xw 162171 1 @63 11v2bb 1 24347c 2 33e6p7 7 42kdkk 1 43xa0i 1 11627u 2 55oxnq 1 258cbe 1 @62 13c1ix 1 5589ma 1
10g1c2 2548c8 1 22eeh3 23q2hm 2 139wp 6 15342v 20z4g7 4 34b7qb 1 44a6u3 1 10e12t 2 351mh6 10m3sv 1 24wfhi 1 20s2lo @61
1212eh 3 43ppkc 3 q60286q 15yvx 653iww 2 11m15e 3 25y2px 3 20baip 2 13e22u 23u3jj 1 15pt4 3 @60 e5tjkz 1 10j153 1
2102pl 44y93l 1 10jwp 65pv2x 2 10116o 3523lu 10f12t 4 1363w8 10gx9 1 85l20i6 6 351452 1 11223y 2 35w56m 1 10813x @5z
123m6 10l1mb 14a2b4 1 10r19g 92cgzg 2 3556iz 4 11h22a 4 10erp 1 20s3hs 1 43yiaw 14vede 6 246dhw 1 14t15k 15w103 @5y
12vzh 1 33f50b 21629h 1 25e39e 55jff2 1 13818c 2 10ctx 1511ib 4 10n3qc 1 551b45 15h4nw 1 114yp 1 457c5j 5 @5x 4488fs
32h9ko 3 13d2m2 1 10n2yf 1 21q352 3 24r1xt 4427ba 4 23t5z5 3 13a15k 1 1161wp @5w 10u1f0 2 33a4v3 35w5e3 1 2506z1 1
1444dp 1 14s27u 3 55iodm 11m1qm 33k32a 1 23s1te 10d207 1 11z260 3 14a12t 1 20r655 3 @5v 23g11ua 3425qa 2 55u81w 1
20e2tv 5 109g2 13515k 2 95kmbb 21q6cj 1 11841u 10f8zj 3 149367 1493dx 4 @5u 2 2122dz 4 35sa29 3 14216o 4 24w3g6 1
44w864 1 45jacv 34r7l9 1 3342i9 2326qq 5 41has6 1 @5t 2 556c73 318kxg 22z59l 25l2cm 2 34t8xe 23a332 456a2u 1 75g6ym
14715k 2412a1 1 21l249 22z3jr 1 30havx 3 14s19g 1 12q4bq 2 32h1yx 2 10k229 655cxj 1 13f2ba 1 24u6fs 31463d 2 @5s
31wev3 1 13x84e 7 55rgeh 3 1446qs 7 94k17c2 45h8b0 25d7ee 2 10z3q7 41ke45 @5r 14225m 1 1074v4 1 142wp 2 13u27x 1 105it
3 10c2jn 1 12s2ty 55qfh7 1 14v15k 3 159103 1 11w15n 1 10e1gr 1 10b3dx @5q 154y1 3 75kjl4 2 15k8b 1 14owp 6 10h3g5
11vqy 2 14p13x 1 2231te 3 128rr 1 @5p 2 13612t f4nmyg 1 1364lp 1 24028d 2 34e5qd 4 12d1qm 1 l0xdhin 23zbkx 3 33v453 2
3354ib 2405u4 10fzj 2 1033a1 @5o 13c9j5 10n2gw 2 14w1c2 23kwvd 20q36y 1102p1 2 45k42d 3 25f1ve 2 14f15k 1 13q17s
1261l2 3 25e5dx 3 23x50p 1 @5n 1 20s5km 3 12y20m 2 645hpi 1 b4jphz 2 10r15k 10b12t 1 15gvx 13k309 2247pl 24y3yj 1
30a8o3 8 @5m 11q1r9 4 10c4nd h5j1r9k 24m2c8 22b5j7 1 20l43g 1 24536q 4 13912t 8 @5l 4 333ekl 1 14f1oa 2 12y1jj 1
21n33n 4 131wp 4 12j25m 1 74q8yt 2 11ptx 1 @5k 1 32y6rd 2 24x5dv 448874 1 10g129 4 21v20m 10f54j 1 44wbmg 2144rv 2
12w153 32xa47 2 125y1 2 12k3w8 1 11n15k 14y9fx 2 @5j 7 25e62j 35e4i8 1 12pox 1 10t2rr 14427u 31f2op 35e69r 4 10adb 1
21n6xx 1 10615k @5i 3 15i103 10919g 1 2123cc 1 24b3zm 1 352akd 1 426ns9 1 1252g8 11h47f 2 13o3rv 1 3444cu 3 12l17s
10b39h 5 13p13x 1 10udna @5h 1 35e7qw 1 62fhi6 4 34rcef 3 24v313 51vfn1 1 10p3nc 2 10k1ae 1 11e1xf 2 23b6gd 1 112wp
24s23d 1 @5g 1 758kfi 2 22s7ig 1 2493h9 20k2dd 5 21n5vt 1 85dw2t 2 53l76t 1 11n13x 1 10a16o 1 10p1ia 2 1272a8 1 31k2wq
1 @5f 2408f9 3 22g9lq 13t215 4 101153 1 25097g 4 24m1ur 2 11grq 1 14l2xf 24rdkb 2 10c7qt 1 @5e 21h38f 2 35049l 3 147gk
3 12qwp 1 94xaz6 33xt2p 6 @5d 33v6km 2 2556e7 1 15b309 1465im 11i332 3 21971e 65deeb 6 @5c 3 11w1g4 1 11n129 1 10q4q4
5 11r7ej 44honb 2 259bxd 5 13615k @5b 3 10y22z 3 14b3ht 1 2414kq 1 10513x 2 62ljci 4 13329h 2 2303f1 644g1t @5a 1
12d1ye 4 23p5x5 1 74kkty 1 14r25q 21m68h 11715k 10b28d 10318c 2 151yp 53i7z9 1 11j3xb 2 22l3nf 6 10i1rv 2 @59 1462p5 1
12o16o 1 52j1kp2 13z5an 1 10i2jf 21c3de 2 12a1mc 23f6rc 1 11842d 1 22c2cn 1 11hwp 21x51b 74p8u7 11t12t 2492v3 3 54qhc0
1 456aa7 1
`;

/**
 * Frequency, recency, age and repeat spend of the CDNOW sample for the 39 weeks to 1997-09-30, as whole numbers.
 *
 * @example
 * cdnowCalibration().frequency.reduce((sum, orders) => sum + orders) // => 2457
 * @see Fader, Hardie & Lee (2005), Marketing Science 24(2), 275–284
 */
export function cdnowCalibration(): CdnowCalibration {
  const column = (): Float64Array => new Float64Array(CUSTOMERS);
  const summary = { frequency: column(), recencyDays: column(), ageDays: column(), repeatSpendCents: column() };
  let customer = 0;
  let age = 0;
  for (const word of PACKED.trim().split(/\s+/)) {
    if (word.startsWith("@")) {
      age = parseInt(word.slice(1), 36);
    } else if (word.length <= 3) {
      const next = customer + parseInt(word, 36);
      summary.ageDays.fill(age, customer, next);
      customer = next;
    } else {
      summary.frequency[customer] = parseInt(word.slice(0, 1), 36);
      summary.recencyDays[customer] = parseInt(word.slice(1, 3), 36);
      summary.repeatSpendCents[customer] = parseInt(word.slice(3), 36);
      summary.ageDays[customer++] = age;
    }
  }
  return summary;
}

/** The same as models of repeat purchases take it, in weeks. */
export function cdnowWeeks(): Record<"frequency" | "recency" | "age", Float64Array> {
  const { frequency, recencyDays, ageDays } = cdnowCalibration();
  const inWeeks = (days: number): number => days / 7;
  return { frequency, recency: recencyDays.map(inWeeks), age: ageDays.map(inWeeks) };
}
