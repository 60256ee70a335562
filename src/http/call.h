#pragma once
// Call: one request as its handler sees it: who asks is known and has the right, parameters and body are of
// the form the route's row says.

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "accounts/who.h"
#include "http/office.h"
#include "http/route.h"
#include "http/sight.h"

namespace jishi::http {

struct Call {
  Call(Office& office_in, const Route& route_in, const Request& request_in)
      : office(office_in), route(route_in), request(request_in) {}

  Office& office;
  const Route& route;
  const Request& request;
  std::map<std::string, std::string, std::less<>> path;  // what stands for {names}
  JsonObject body;
  std::optional<accounts::Who> asker;  // nothing on open routes without a session
  int version = 0;                     // of If-Match, on edits

  const accounts::Who& who() const { return *asker; }
  bool has(std::string_view name) const { return request.argument(name).has_value(); }
  std::string text(std::string_view name) const;  // empty when absent
  std::optional<int> number(std::string_view name) const;
  std::optional<Day> day(std::string_view name) const;
  bool flag(std::string_view name) const;
  // ?format=, json when absent.
  std::string format() const;
  Day today() const { return office.today(); }
  // ?year=, else this year.
  int year() const;

  // One snapshot for the whole call.
  const store::Reader& reader();
  // An erasure cannot be cut from the disk while anybody reads, this call too.
  void stop_reading() { reader_.reset(); }
  const Sight& sight();
  // The record as it may be shown; notes the look when it gives what is confidential.
  Shown show(const RecordType& type, Record record);
  // Ids whose confidential content is about to be given; the audit trail must hold them first.
  std::vector<std::string> looks;

  // The audit trail tells that this is being done, before it is: a crash leaves no act without a line. For
  // what cannot be taken back, after the right to it has been asked; what refuses it later (a version, a row
  // of an import) closes it on the trail as refused.
  Outcome begin_act(std::string_view kind);
  bool has_begun = false;
  // What the line of the act on the trail says besides.
  JsonObject act_details;

  // Both are for the body.
  std::string body_text(std::string_view member) const { return std::string(text_of(body, member)); }
  std::vector<std::pair<std::string, std::string>> body_values(std::string_view member) const;

 private:
  std::unique_ptr<store::Reader> reader_;
  std::unique_ptr<Sight> sight_;
};

}  // namespace jishi::http
