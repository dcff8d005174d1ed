package tv.tributary.server.api;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tv.tributary.activity.ActivityKind.Severity;
import tv.tributary.activity.ActivityStory.StoryKind;
import tv.tributary.notify.AlertRule;
import tv.tributary.notify.AlertTarget;
import tv.tributary.notify.AlertTarget.TargetKind;
import tv.tributary.notify.Alerts;
import tv.tributary.notify.Alerts.AlertTargetRefused;
import tv.tributary.notify.Alerts.TargetStatus;
import tv.tributary.notify.Digest;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.text.Messages;

/// Where messages about what happened go.
final class AlertsApi {
    /// @param values what the service must be told; secrets are left out
    /// @param secrets which secrets are known
    /// @param lastSent when a message was delivered last, since the start
    /// @param problem why the last try failed; left out if it did not
    record AlertTargetJson(
            long id,
            String name,
            TargetKind kind,
            boolean enabled,
            Map<String, String> values,
            List<String> secrets,
            RuleJson rule,
            Optional<Instant> lastSent,
            Optional<String> problem) {
        static AlertTargetJson of(TargetStatus status) {
            var target = status.target();
            var values = new TreeMap<>(target.values());
            target.kind().fields().stream()
                    .filter(field -> field.secret())
                    .forEach(field -> values.remove(field.key()));
            return new AlertTargetJson(
                    target.id(),
                    target.name(),
                    target.kind(),
                    target.enabled(),
                    values,
                    target.kind().fields().stream()
                            .filter(field ->
                                    field.secret() && !target.value(field.key()).isEmpty())
                            .map(field -> field.key())
                            .toList(),
                    RuleJson.of(target.rule()),
                    status.state().lastSent(),
                    Optional.of(status.state().problem()).filter(words -> !words.isEmpty()));
        }
    }

    /// @param quietFrom and quietUntil such as `22:00`; both empty for no quiet hours
    /// @param digest `off`, `daily` or `weekly`: how often there is a summary, at nine in the morning
    record RuleJson(
            Set<StoryKind> kinds,
            Severity least,
            boolean allClear,
            String quietFrom,
            String quietUntil,
            boolean urgentAnyway,
            int mostPerHour,
            Digest digest) {
        static RuleJson of(AlertRule rule) {
            return new RuleJson(
                    new TreeSet<>(rule.kinds()),
                    rule.least(),
                    rule.allClear(),
                    rule.quietFrom().map(LocalTime::toString).orElse(""),
                    rule.quietUntil().map(LocalTime::toString).orElse(""),
                    rule.urgentAnyway(),
                    rule.mostPerHour(),
                    rule.digest());
        }
    }

    /// What is left out stays as it is, secrets too.
    ///
    /// @param values by the names of the service's fields, which differ by kind
    record AlertTargetInput(
            @Nullable String name,
            @Nullable TargetKind kind,
            @Nullable Boolean enabled,
            @Nullable Map<String, String> values,
            @Nullable RuleInput rule) {}

    /// @param quietFrom and quietUntil such as `22:00`; both empty for no quiet hours
    /// @param digest `off`, `daily` or `weekly`: how often there is a summary, at nine in the morning
    record RuleInput(
            @Nullable Set<StoryKind> kinds,
            @Nullable Severity least,
            @Nullable Boolean allClear,
            @Nullable String quietFrom,
            @Nullable String quietUntil,
            @Nullable Boolean urgentAnyway,
            @Nullable Integer mostPerHour,
            @Nullable Digest digest) {}

    /// @param problem what is wrong, in words; empty if the message was delivered
    record TestedJson(boolean delivered, String problem) {}

    private final Alerts alerts;

    AlertsApi(Alerts alerts) {
        this.alerts = alerts;
    }

    List<Endpoint> endpoints() {
        var one = BodySchema.of(AlertTargetJson.class);
        return List.of(
                Endpoint.get(
                        "/api/alerts/targets",
                        "Where messages about what happened go, and how the last tries went",
                        BodySchema.many(AlertTargetJson.class),
                        _ -> BufferedResponse.json(alerts.targets().stream()
                                .map(AlertTargetJson::of)
                                .toList())),
                Endpoint.post(
                                "/api/alerts/targets",
                                "Add a target: kind ntfy, gotify, telegram, discord, slack, pushover, matrix, webhook,"
                                        + " email or desktop",
                                one,
                                this::add)
                        .taking(AlertTargetInput.class)
                        .answering(201),
                Endpoint.put("/api/alerts/targets/{id}", "Change a target", one, this::change)
                        .taking(AlertTargetInput.class),
                Endpoint.post(
                        "/api/alerts/targets/{id}/test",
                        "Send a message there now",
                        BodySchema.of(TestedJson.class),
                        this::test),
                Endpoint.delete("/api/alerts/targets/{id}", "Remove a target", request -> {
                    if (!alerts.remove(RequestBody.id(request))) throw RequestBody.notFound();
                    return BufferedResponse.empty(204);
                }));
    }

    private Response add(Request request) {
        var input = RequestBody.body(request, AlertTargetInput.class);
        var kind = Optional.ofNullable(input.kind())
                .orElseThrow(() -> new HttpError(Reason.BAD_REQUEST, Messages.of("alert.problem.kind")));
        var blank = new AlertTarget(0, "", kind, true, Map.of(), AlertRule.defaults());
        var added = checked(() -> alerts.add(merged(blank, input)));
        return BufferedResponse.json(view(added.id())).status(201);
    }

    private Response change(Request request) {
        var before = find(request);
        var input = RequestBody.body(request, AlertTargetInput.class);
        checked(() -> alerts.change(merged(before, input)));
        return BufferedResponse.json(view(before.id()));
    }

    private Response test(Request request) {
        var problem = alerts.test(find(request));
        return BufferedResponse.json(new TestedJson(problem.isEmpty(), problem));
    }

    private AlertTarget find(Request request) {
        return alerts.find(RequestBody.id(request)).orElseThrow(RequestBody::notFound);
    }

    private AlertTargetJson view(long id) {
        return alerts.targets().stream()
                .filter(status -> status.target().id() == id)
                .findFirst()
                .map(AlertTargetJson::of)
                .orElseThrow(RequestBody::notFound);
    }

    private static <T> T checked(Supplier<T> change) {
        try {
            return change.get();
        } catch (AlertTargetRefused e) {
            throw new HttpError(Reason.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    private static AlertTarget merged(AlertTarget before, AlertTargetInput input) {
        var values = new TreeMap<>(before.values());
        if (input.values() != null) values.putAll(input.values());
        return new AlertTarget(
                before.id(),
                or(input.name(), before.name()),
                or(input.kind(), before.kind()),
                or(input.enabled(), before.enabled()),
                values,
                merged(before.rule(), input.rule()));
    }

    private static AlertRule merged(AlertRule before, @Nullable RuleInput input) {
        if (input == null) return before;
        return new AlertRule(
                or(input.kinds(), before.kinds()),
                or(input.least(), before.least()),
                or(input.allClear(), before.allClear()),
                time(input.quietFrom(), before.quietFrom()),
                time(input.quietUntil(), before.quietUntil()),
                or(input.urgentAnyway(), before.urgentAnyway()),
                or(input.mostPerHour(), before.mostPerHour()),
                or(input.digest(), before.digest()));
    }

    private static Optional<LocalTime> time(@Nullable String input, Optional<LocalTime> before) {
        return input == null ? before : checked(() -> Alerts.timeOfDay(input));
    }

    private static <T> T or(@Nullable T input, T before) {
        return input == null ? before : input;
    }
}
