// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
#include "tenfold/it/workload.hpp"

namespace tenfold::it {

namespace {
template <class Spec>
void placed(TableOf<Spec>& t) {
  t.texts("runs_on", &Spec::runs_on,
          "Kinds (accelerator, cpu, storage) or rack types; empty: all machines that can.")
      .texts("residency", &Spec::residency,
             "Country codes of the sites where it may run; empty: all.");
}
template <class Spec>
void named(TableOf<Spec>& t) {
  t.text("name", &Spec::name, "Name of the workload.", true)
      .number("share", &Spec::share,
              {.doc = "Share of the machines that it runs on; the shares on one machine sum to 1 "
                      "(a rest that idles: steady, utilisation 0).",
               .minimum = 0,
               .maximum = 1});
}
template <class Spec>
void common(TableOf<Spec>& t) {
  named(t);
  t.number("utilisation", &Spec::utilisation,
           {.doc = "Mean activity of those machines.", .minimum = 0, .maximum = 1});
  placed(t);
}
template <class Spec>
void shape(TableOf<Spec>& t, const char* whose) {
  t.number("peak_to_mean", &Spec::peak_to_mean,
           {.doc = "Daily peak over mean.",
            .minimum = 1,
            .maximum = 2,
            .source = "physics reference, workload (1.3 to 1.8)"})
      .number("peak_hour", &Spec::peak_hour,
              {.doc = std::string("Hour of the daily peak, ") + whose + ".",
               .minimum = 0,
               .maximum = 24})
      .number("weekend", &Spec::weekend,
              {.doc = "Weekend over weekday activity.", .minimum = 0, .maximum = 2});
}
template <class Spec>
void demand(TableOf<Spec>& t) {
  t.number(
      "load", &Spec::load,
      {.doc =
           "Mean demand over the capacity of the machines, 0.5 where nothing is stated; the peak "
           "must stay below 1.",
       .minimum = 0,
       .maximum = 1});
  shape(t, "civil time of the users");
  t.text("timezone", &Spec::timezone, "IANA time zone of the users; empty: the site's.")
      .series("efficiency", &Spec::efficiency,
              {.doc = "Algorithmic efficiency by date: work per request falls as its inverse, "
                      "relative to the first value.",
               .minimum = 1e-6,
               .maximum = 1e6})
      .number("rebound", &Spec::rebound,
              {.doc = "Elasticity of requests to efficiency: 0 none, 1 the work stays, above 1 it "
                      "grows.",
               .minimum = 0,
               .maximum = 3});
}
}  // namespace

const FieldTable& SteadyWorkload::fields() {
  static const TableOf<SteadyWorkload> table = [] {
    TableOf<SteadyWorkload> t("SteadyWorkload", "Constant utilisation: training, batch.");
    common(t);
    return t;
  }();
  return table;
}

const FieldTable& DiurnalWorkload::fields() {
  static const TableOf<DiurnalWorkload> table = [] {
    TableOf<DiurnalWorkload> t(
        "DiurnalWorkload",
        "Daily and weekly shape in the site's time zone: "
        "u(t) = mean (1 + (peak_to_mean - 1) cos(2 pi (h - peak_hour) / 24)) w / w_mean.");
    common(t);
    shape(t, "civil time of the site");
    return t;
  }();
  return table;
}

const FieldTable& TrainingWorkload::fields() {
  static const TableOf<TrainingWorkload> table = [] {
    TableOf<TrainingWorkload> t(
        "TrainingWorkload",
        "Training on accelerators: board power of a step at the MFU for the share A of time, rest "
        "else; A = (1 - checkpoint / interval) / (1 + (restart + interval / 2) / failures).");
    named(t);
    t.number("load", &TrainingWorkload::load,
             {.doc = "Share of the machines' time for which jobs stand ready; less leaves room for "
                     "jobs from elsewhere or for those that waited.",
              .minimum = 0,
              .maximum = 1})
        .flag("preemptible", &TrainingWorkload::preemptible,
              "Whether placement may pause and move it at any step; else it moves at month borders "
              "and never waits.");
    t.number("mfu", &TrainingWorkload::mfu,
             {.doc = "Model operations (6ND) over the dense 16-bit peak during steps.",
              .minimum = 0,
              .maximum = 1,
              .source = "0.38 to 0.43 on 16,384 H100 (Llama 3, 2024)"})
        .number("checkpoint_interval", &TrainingWorkload::checkpoint_interval,
                {.doc = "Time between checkpoints.", .minimum = 1})
        .number("checkpoint", &TrainingWorkload::checkpoint,
                {.doc = "Time that a checkpoint stops the job.", .minimum = 0, .source = "[J]"})
        .number(
            "failure_interval", &TrainingWorkload::failure_interval,
            {.doc = "Mean time between failures of the whole job; 0 s: none.",
             .minimum = 0,
             .source = "419 unexpected interruptions in 54 days of 16,384 H100 (Llama 3, 2024)"})
        .number("restart", &TrainingWorkload::restart,
                {.doc = "Time from a failure until the last checkpoint is loaded.",
                 .minimum = 0,
                 .source = "[J]"});
    placed(t);
    return t;
  }();
  return table;
}

const FieldTable& InferenceWorkload::fields() {
  static const TableOf<InferenceWorkload> table = [] {
    TableOf<InferenceWorkload> t(
        "InferenceWorkload",
        "Inference of a language model by continuous batching under Poisson arrivals: board power "
        "of each hour from its offered load, requests over capacity.");
    named(t);
    t.text("language_model", &InferenceWorkload::language_model, "Its model.", true,
           "language_models")
        .number("accelerators", &InferenceWorkload::accelerators,
                {.doc = "Accelerators that share the model; 0: the fewest that hold it.",
                 .minimum = 0,
                 .maximum = 1024})
        .number("prompt", &InferenceWorkload::prompt,
                {.doc = "Tokens of a first prompt.", .minimum = 1, .maximum = 1e7})
        .number("answer", &InferenceWorkload::answer,
                {.doc = "Tokens of an answer.", .minimum = 1, .maximum = 1e7})
        .number("max_batch", &InferenceWorkload::max_batch,
                {.doc = "Most sequences decoded together; fewer where memory ends.",
                 .minimum = 1,
                 .maximum = 4096})
        .number("calls_per_task", &InferenceWorkload::calls_per_task,
                {.doc = "Calls of an agent for a task.", .minimum = 1, .maximum = 1e4})
        .number("observation", &InferenceWorkload::observation,
                {.doc = "Tokens that a call adds besides its answer (tool results).",
                 .minimum = 0,
                 .maximum = 1e6})
        .number("cached", &InferenceWorkload::cached,
                {.doc = "Share of what came before in a task that needs no prefill.",
                 .minimum = 0,
                 .maximum = 1});
    t.number(
         "requests", &InferenceWorkload::requests,
         {.doc = "Requests of users, mean of a week at the start of the horizon, over all sites; "
                 "stated, the load follows from the machines and 'load' must not be.",
          .minimum = 0})
        .series("growth", &InferenceWorkload::growth,
                {.doc = "Growth of requests a year by date, compounded by month.",
                 .minimum = -0.99,
                 .maximum = 100});
    demand(t);
    placed(t);
    return t;
  }();
  return table;
}

const FieldTable& MediaWorkload::fields() {
  static const TableOf<MediaWorkload> table = [] {
    TableOf<MediaWorkload> t(
        "MediaWorkload",
        "Images, speech and video as operations: a board computes for the share "
        "load of time at a sustained share of its peak.");
    named(t);
    t.number("operations", &MediaWorkload::operations,
             {.doc = "Operations of an item.", .minimum = 1, .source = "[J]"})
        .number("sustained", &MediaWorkload::sustained,
                {.doc = "Sustained share of the dense 16-bit peak.",
                 .minimum = 0,
                 .maximum = 1,
                 .source = "[J]"});
    demand(t);
    placed(t);
    return t;
  }();
  return table;
}

const FieldTable& DeferrableWorkload::fields() {
  static const TableOf<DeferrableWorkload> table = [] {
    TableOf<DeferrableWorkload> t(
        "DeferrableWorkload",
        "Batch that may wait: the work of a day runs between two local hours of the site.");
    named(t);
    t.number("load", &DeferrableWorkload::load,
             {.doc = "Mean share of time that the machines compute for it.",
              .minimum = 0,
              .maximum = 1})
        .number("mfu", &DeferrableWorkload::mfu,
                {.doc = "Operations over the dense 16-bit peak while they do.",
                 .minimum = 0,
                 .maximum = 1})
        .number("from", &DeferrableWorkload::from,
                {.doc = "Local hour at which it starts.", .minimum = 0, .maximum = 24})
        .number("until", &DeferrableWorkload::until,
                {.doc = "Local hour at which it ends; earlier than 'from': the next day.",
                 .minimum = 0,
                 .maximum = 24});
    placed(t);
    return t;
  }();
  return table;
}

}  // namespace tenfold::it
