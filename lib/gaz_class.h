/*
 * Classes of the entries of type WORD: what lib/data/names/words.txt calls them.
 * Internal to gaz and name.
 */
#ifndef VN_GAZ_CLASS_H
#define VN_GAZ_CLASS_H

#define GC_HONOR	0x00000008u	/* ông: a person's name follows */
#define GC_FUNC		0x00000010u	/* no part of a name it begins */
#define GC_PREP		0x00000020u	/* tại: a place follows */
#define GC_SAY		0x00000040u	/* cho biết: a person stands before */
#define GC_PLURAL	0x00000080u	/* các */
#define GC_WORK		0x00000100u	/* phim: its name is no entity */
#define GC_THING	0x00000200u	/* xe: its name is no entity */
#define GC_ORGMOD	0x00000400u	/* TNHH, between type and name */
#define GC_TAIL		0x00000800u	/* hình sự: small inside a body */
#define GC_ORGHEAD	0x00001000u	/* sở */
#define GC_LOCHEAD	0x00002000u	/* tỉnh */
#define GC_TITLE	0x00004000u	/* giám đốc */
#define GC_TITLEPOST	0x00008000u	/* thường trực, behind an office */
#define GC_BLOCK	0x00010000u	/* makes the head behind it none */
#define GC_TITLEPRE	0x00020000u	/* phó, before an office */
#define GC_STOP		0x00040000u	/* never a bare name */
#define GC_NOTNAME	0x00080000u	/* of notnames: no entity though capital */
#define GC_ORGWORD	0x00200000u	/* Airlines, Bank, FC */
#define GC_NOTITLE	0x00400000u	/* lãnh đạo: an office no more */
#define GC_AGENT	0x01000000u	/* của, theo: who acts follows */
#define GC_ID		0x02000000u	/* CMND: the number of a paper follows */
#define GC_PLATE	0x04000000u	/* biển số */
#define GC_NOHEAD	0x00100000u	/* cơ quan: outside of the name */

/* Lists of words.txt, by the id of the entry. */
#define VN_GAZ_CLASSES { \
	{ "agent", GC_AGENT }, \
	{ "func", GC_FUNC }, { "honor", GC_HONOR }, \
	{ "lochead", GC_LOCHEAD }, { "id", GC_ID }, { "nohead", GC_NOHEAD }, \
	{ "notitle", GC_NOTITLE }, { "orghead", GC_ORGHEAD }, \
	{ "orgword", GC_ORGWORD }, { "title", GC_TITLE }, \
	{ "orgmod", GC_ORGMOD }, { "plate", GC_PLATE }, \
	{ "plural", GC_PLURAL }, \
	{ "prep", GC_PREP }, { "say", GC_SAY }, { "stop", GC_STOP }, \
	{ "tail", GC_TAIL }, { "thing", GC_THING }, { "work", GC_WORK }, \
}

/* Flags of entries. */
#define GF_TAIL		0x00000001u
#define GF_PLACE	0x00000002u
#define GF_NUMBER	0x00000004u
#define GF_SMALL	0x00000008u
#define GF_CAP		0x00000010u
#define GF_GIVEN	0x00000020u
#define GF_BLOCKS	0x00000040u
#define GF_SCOPE	0x00000080u
#define GF_ALONE	0x00000100u
#define GF_NAME_ONLY	0x00000200u
#define GF_PREFIX	0x00000400u
#define GF_OUTSIDE	0x00000800u
#define GF_SUFFIX	0x00001000u
#define GF_MAYBE	0x00002000u
#define GF_NUM		0x00004000u
#define GF_YEAR		0x00008000u
#define GF_NAME		0x00010000u
#define GF_BARE		0x00020000u
#define GF_CONTEXT	0x00040000u
#define GF_HEAD		0x00080000u
#define GF_PARTICLE	0x00100000u
#define GF_START	0x00200000u
#define GF_NEVER	0x00400000u
#define GF_THING	0x00800000u

#define VN_GAZ_FLAGS { \
	{ "tail", GF_TAIL }, { "place", GF_PLACE }, { "number", GF_NUMBER }, \
	{ "small", GF_SMALL }, { "cap", GF_CAP }, { "given", GF_GIVEN }, \
	{ "blocks", GF_BLOCKS }, { "scope", GF_SCOPE }, \
	{ "alone", GF_ALONE }, { "name-only", GF_NAME_ONLY }, \
	{ "prefix", GF_PREFIX }, { "outside", GF_OUTSIDE }, \
	{ "suffix", GF_SUFFIX }, { "maybe", GF_MAYBE }, { "num", GF_NUM }, \
	{ "year", GF_YEAR }, { "name", GF_NAME }, { "bare", GF_BARE }, \
	{ "needs-context", GF_CONTEXT }, { "needs-head", GF_HEAD }, \
	{ "particle", GF_PARTICLE }, { "start", GF_START }, \
	{ "never", GF_NEVER }, { "thing", GF_THING }, \
}

#endif
