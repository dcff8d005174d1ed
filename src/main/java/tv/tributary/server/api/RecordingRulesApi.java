package tv.tributary.server.api;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.Channels;
import tv.tributary.dvr.file.RuleFiles;
import tv.tributary.dvr.plan.RecordingPlan.PlanVerdict;
import tv.tributary.dvr.plan.RecordingPlan.PlannedShowing;
import tv.tributary.dvr.plan.RecordingPlanning;
import tv.tributary.dvr.rule.InvalidRule;
import tv.tributary.dvr.rule.RecordingRules;
import tv.tributary.dvr.rule.RecordingRules.RecordingRule;
import tv.tributary.dvr.rule.RuleSettings;
import tv.tributary.dvr.rule.RuleSettings.Repeats;
import tv.tributary.dvr.rule.RuleSettings.TextMatch;
import tv.tributary.dvr.schedule.RecordingOrder;
import tv.tributary.dvr.schedule.Showing;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.text.Messages;

/// Rules for recordings, and the plan for the days ahead that they make.
final class RecordingRulesApi {
    private static final String PATH = "/api/recording-rules";

    /// @param title what it is called in lists
    /// @param channels ids; empty for all in sight
    /// @param keep how many recordings of it are kept, the newest; 0 for all
    record RecordingRuleView(
            long id,
            String title,
            boolean enabled,
            String text,
            TextMatch match,
            boolean everywhere,
            Set<Long> channels,
            String category,
            String person,
            boolean newOnly,
            Set<DayOfWeek> days,
            String from,
            String until,
            int leastMinutes,
            int mostMinutes,
            double leastRating,
            Repeats repeats,
            Optional<Integer> earlySeconds,
            Optional<Integer> lateSeconds,
            int keep,
            RuleFiles files) {
        static RecordingRuleView of(RecordingRule rule) {
            var settings = rule.settings();
            return new RecordingRuleView(
                    rule.id(),
                    settings.title(),
                    settings.enabled(),
                    settings.text(),
                    settings.match(),
                    settings.everywhere(),
                    new TreeSet<>(
                            settings.channels().stream().map(ChannelId::value).toList()),
                    settings.category(),
                    settings.person(),
                    settings.newOnly(),
                    new TreeSet<>(settings.days()),
                    settings.from().map(LocalTime::toString).orElse(""),
                    settings.until().map(LocalTime::toString).orElse(""),
                    settings.leastMinutes(),
                    settings.mostMinutes(),
                    settings.leastRating(),
                    settings.repeats(),
                    settings.earlySeconds(),
                    settings.lateSeconds(),
                    settings.keep(),
                    settings.files());
        }
    }

    /// What is left out stays as it is; in a new rule it asks for nothing.
    ///
    /// @param from and until such as `20:15`; empty for any time
    /// @param earlySeconds negative for the usual padding; so is `lateSeconds`
    record RecordingRuleInput(
            @Nullable Boolean enabled,
            @Nullable String text,
            @Nullable TextMatch match,
            @Nullable Boolean everywhere,
            @Nullable Set<ChannelId> channels,
            @Nullable String category,
            @Nullable String person,
            @Nullable Boolean newOnly,
            @Nullable Set<DayOfWeek> days,
            @Nullable String from,
            @Nullable String until,
            @Nullable Integer leastMinutes,
            @Nullable Integer mostMinutes,
            @Nullable Double leastRating,
            @Nullable Repeats repeats,
            @Nullable Integer earlySeconds,
            @Nullable Integer lateSeconds,
            @Nullable Integer keep,
            @Nullable RuleFiles files) {
        RuleSettings over(RuleSettings now) {
            return new RuleSettings(
                    or(enabled, now.enabled()),
                    or(text, now.text()),
                    or(match, now.match()),
                    or(everywhere, now.everywhere()),
                    or(channels, now.channels()),
                    or(category, now.category()),
                    or(person, now.person()),
                    or(newOnly, now.newOnly()),
                    or(days, now.days()),
                    time(from, now.from()),
                    time(until, now.until()),
                    or(leastMinutes, now.leastMinutes()),
                    or(mostMinutes, now.mostMinutes()),
                    or(leastRating, now.leastRating()),
                    or(repeats, now.repeats()),
                    padding(earlySeconds, now.earlySeconds()),
                    padding(lateSeconds, now.lateSeconds()),
                    or(keep, now.keep()),
                    or(files, now.files()));
        }

        private static <T> T or(@Nullable T said, T now) {
            return said == null ? now : said;
        }

        private static Optional<LocalTime> time(@Nullable String said, Optional<LocalTime> now) {
            if (said == null) return now;
            return said.isBlank() ? Optional.empty() : Optional.of(LocalTime.parse(said.strip()));
        }

        private static Optional<Integer> padding(@Nullable Integer said, Optional<Integer> now) {
            if (said == null) return now;
            return said < 0 ? Optional.empty() : Optional.of(said);
        }
    }

    /// @param above the id of the rule that is less important from now on; 0 for none
    record RulePlace(long above) {}

    record ShowingJson(long channel, String channelName, String title, String subTitle, Instant start, Instant stop) {}

    /// @param rule the id of the most important rule that wants it
    /// @param begin with padding; left out if it is not recorded, and so is `end`
    /// @param rivals titles of what is recorded instead, where connections do not suffice
    record PlannedJson(
            ShowingJson showing,
            long rule,
            PlanVerdict verdict,
            Optional<Instant> begin,
            Optional<Instant> end,
            List<String> rivals) {}

    private final RecordingPlanning planning;
    private final RecordingRules rules;
    private final Channels channels;

    RecordingRulesApi(RecordingPlanning planning, Channels channels) {
        this.planning = planning;
        this.rules = planning.rules();
        this.channels = channels;
    }

    List<Endpoint> endpoints() {
        var one = BodySchema.of(RecordingRuleView.class);
        return List.of(
                Endpoint.get(
                        PATH,
                        "Rules for recordings, the most important first",
                        BodySchema.many(RecordingRuleView.class),
                        _ -> BufferedResponse.json(
                                rules.list().stream().map(RecordingRuleView::of).toList())),
                Endpoint.post(PATH, "Add a rule below all others", one, this::add)
                        .taking(RecordingRuleInput.class)
                        .answering(201),
                Endpoint.post(
                                PATH + "/preview",
                                "What a rule would record within a week, connections and other rules left aside",
                                BodySchema.many(ShowingJson.class),
                                this::preview)
                        .taking(RecordingRuleInput.class),
                Endpoint.put(PATH + "/{id}", "Change a rule", one, this::change).taking(RecordingRuleInput.class),
                Endpoint.post(PATH + "/{id}/move", "Make a rule more important than another", one, this::move)
                        .taking(RulePlace.class),
                Endpoint.delete(PATH + "/{id}", "Remove a rule; what it has recorded stays", this::remove),
                Endpoint.get(
                        "/api/recording-plan",
                        "What rules want in the days ahead, and what becomes of it, the soonest first",
                        BodySchema.many(PlannedJson.class),
                        _ -> BufferedResponse.json(planning.plan().get().showings().stream()
                                .map(this::json)
                                .toList())));
    }

    private static RecordingRuleInput input(Request request) {
        return RequestBody.body(request, RecordingRuleInput.class);
    }

    private RecordingRule find(Request request) {
        return rules.find(RequestBody.id(request)).orElseThrow(RequestBody::notFound);
    }

    private Response add(Request request) {
        var added = checked(() -> rules.add(input(request).over(RuleSettings.ofSeries(""))));
        return BufferedResponse.json(RecordingRuleView.of(added)).status(201).with("Location", PATH + "/" + added.id());
    }

    private Response change(Request request) {
        var now = find(request);
        var changed = checked(() -> rules.change(now.id(), input(request).over(now.settings())));
        return BufferedResponse.json(RecordingRuleView.of(changed.orElseThrow(RequestBody::notFound)));
    }

    private Response move(Request request) {
        var rule = find(request);
        rules.move(rule.id(), RequestBody.body(request, RulePlace.class).above());
        return BufferedResponse.json(RecordingRuleView.of(rule));
    }

    private Response remove(Request request) {
        if (rules.remove(RequestBody.id(request)).isEmpty()) throw RequestBody.notFound();
        return BufferedResponse.empty(204);
    }

    private Response preview(Request request) {
        var settings =
                checked(() -> input(request).over(RuleSettings.ofSeries("")).checked());
        return BufferedResponse.json(
                planning.preview(settings).stream().map(this::json).toList());
    }

    private static <T> T checked(Supplier<T> change) {
        try {
            return change.get();
        } catch (InvalidRule invalid) {
            throw new HttpError(Reason.BAD_REQUEST, Messages.of(invalid.problem()));
        } catch (DateTimeException _) {
            throw new HttpError(Reason.BAD_REQUEST, Messages.of("recording.error.time"));
        }
    }

    private ShowingJson json(Showing showing) {
        return new ShowingJson(
                showing.channel().value(),
                channels.channel(showing.channel()).map(Channel::name).orElse(""),
                showing.title(),
                showing.subTitle(),
                showing.start(),
                showing.stop());
    }

    private PlannedJson json(PlannedShowing one) {
        return new PlannedJson(
                json(one.showing()),
                one.rule().id(),
                one.verdict(),
                one.order().map(RecordingOrder::begin),
                one.order().map(RecordingOrder::end),
                one.rivals().stream()
                        .flatMap(rival -> rival.showing().map(Showing::title).stream())
                        .toList());
    }
}
