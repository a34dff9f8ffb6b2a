/* truce/truce.h: all public headers. */
#ifndef TRUCE_TRUCE_H
#define TRUCE_TRUCE_H
#include "truce/base.h"
#include "truce/report.h"
#include "truce/reading.h"
#include "truce/record.h"
#include "truce/ingest.h"
#include "truce/fetch.h"
#include "truce/reader.h"
#include "truce/world.h"
#include "truce/codebook.h"
#include "truce/engine.h"
#include "truce/store.h"
#endif
