#pragma once
// Api: everything under /api/v1. A request is matched to its row (route.h), its parameters and body are
// judged by the row, who asks is recognised and asked for the right, and only then a handler sees it.

#include "http/message.h"
#include "http/office.h"

namespace jishi::http {

class Api : public Application {
 public:
  // The office must outlive it.
  explicit Api(Office& office) : office_(office) {}

  BodyPlan body_plan(const Request& head) const override;
  void handle(Request request, Respond respond) override;
  // The same at once, for tests and for who answers by itself.
  Response answer(const Request& request);

 private:
  Office& office_;
};

}  // namespace jishi::http
