#include <string.h>

#include "ent.h"

static const char *const type_name[VN_ENT_TYPES] = {
	"PER", "ORG", "LOC", "TITLE", "DATE", "LAW", "EVENT", "NUM", "PHONE",
	"EMAIL", "URL", "ID", "PLATE"
};

const char *
vn_ent_name(int type)
{
	return type >= 0 && type < VN_ENT_TYPES ? type_name[type] : NULL;
}

int
vn_ent_type(const char *s, size_t n)
{
	int i;

	for (i = 0; i < VN_ENT_TYPES; i++)
		if (strlen(type_name[i]) == n &&
		    memcmp(type_name[i], s, n) == 0)
			return i;
	return -1;
}
