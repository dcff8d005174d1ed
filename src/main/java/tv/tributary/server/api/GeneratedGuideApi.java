package tv.tributary.server.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tv.tributary.event.LatestValue;
import tv.tributary.guide.generate.EventPattern;
import tv.tributary.guide.generate.EventProfile;
import tv.tributary.guide.generate.EventProgrammes;
import tv.tributary.guide.generate.EventProgrammes.Span;
import tv.tributary.guide.generate.GeneratedGuideSettings;
import tv.tributary.guide.generate.GeneratedProgramme;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.settings.Settings;
import tv.tributary.text.Messages;

/// Programmes for channels that no guide has: the settings, and what they make of a name.
final class GeneratedGuideApi {
    private static final Duration SHOWN_BEFORE = Duration.ofHours(6);
    private static final Duration SHOWN_AFTER = Duration.ofDays(2);

    /// What is left out stays as it is.
    record ProfileInput(
            @Nullable String pattern,
            @Nullable String zone,
            @Nullable Boolean monthFirst,
            @Nullable Integer minutes,
            @Nullable String before,
            @Nullable String after,
            @Nullable String idle) {
        EventProfile over(EventProfile old) {
            return new EventProfile(
                    Optional.ofNullable(pattern).orElse(old.pattern()),
                    Optional.ofNullable(zone).orElse(old.zone()),
                    Optional.ofNullable(monthFirst).orElse(old.monthFirst()),
                    Optional.ofNullable(minutes).orElse(old.minutes()),
                    Optional.ofNullable(before).orElse(old.before()),
                    Optional.ofNullable(after).orElse(old.after()),
                    Optional.ofNullable(idle).orElse(old.idle()));
        }
    }

    /// What is left out stays as it is.
    record SettingsInput(
            @Nullable Boolean events,
            @Nullable ProfileInput profile,
            @Nullable Boolean blocks,
            @Nullable Integer blockHours) {}

    /// @param name of a channel; @param profile what differs from the settings
    record PreviewInput(@Nullable String name, @Nullable ProfileInput profile) {}

    record ProgrammeView(Instant start, Instant stop, String title, GeneratedProgramme.Kind kind) {}

    /// @param title empty if the name says nothing
    record PreviewView(String title, List<ProgrammeView> programmes) {}

    private final Settings settings;
    private final InstantSource clock;
    private final LatestValue<GeneratedGuideSettings> current;

    GeneratedGuideApi(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.current = settings.of(GeneratedGuideSettings.NAME, GeneratedGuideSettings.defaults());
    }

    List<Endpoint> endpoints() {
        var all = BodySchema.of(GeneratedGuideSettings.class);
        return List.of(
                Endpoint.get(
                        "/api/settings/generated-guide",
                        "What channels get that no guide has",
                        all,
                        _ -> BufferedResponse.json(current.get())),
                Endpoint.put(
                                "/api/settings/generated-guide",
                                "Change what channels get that no guide has; what is left out stays as it is",
                                all,
                                this::change)
                        .taking(SettingsInput.class),
                Endpoint.post(
                                "/api/guide/events/preview",
                                "What the name of an event channel becomes; changes nothing",
                                BodySchema.of(PreviewView.class),
                                this::preview)
                        .taking(PreviewInput.class));
    }

    private Response change(Request request) {
        var input = RequestBody.body(request, SettingsInput.class);
        var old = current.get();
        var profile = Optional.ofNullable(input.profile)
                .map(given -> given.over(old.profile()))
                .orElse(old.profile());
        check(profile);
        var wanted = new GeneratedGuideSettings(
                Optional.ofNullable(input.events).orElse(old.events()),
                profile,
                Optional.ofNullable(input.blocks).orElse(old.blocks()),
                Optional.ofNullable(input.blockHours).orElse(old.blockHours()));
        settings.save(GeneratedGuideSettings.NAME, wanted);
        return BufferedResponse.json(wanted);
    }

    private Response preview(Request request) {
        var input = RequestBody.body(request, PreviewInput.class);
        var profile = Optional.ofNullable(input.profile)
                .map(given -> given.over(current.get().profile()))
                .orElse(current.get().profile());
        check(profile);
        var name = Optional.ofNullable(input.name).orElse("");
        var now = ZonedDateTime.ofInstant(clock.instant(), ZoneId.systemDefault());
        var span = new Span(
                now, now.toInstant().minus(SHOWN_BEFORE), now.toInstant().plus(SHOWN_AFTER));
        try {
            var title = EventProgrammes.read(name, profile, now)
                    .map(event -> event.title())
                    .orElse("");
            return BufferedResponse.json(new PreviewView(
                    title,
                    EventProgrammes.of(name, profile, span).stream()
                            .map(one -> new ProgrammeView(one.start(), one.stop(), one.title(), one.kind()))
                            .toList()));
        } catch (EventPattern.BadPattern e) {
            throw badPattern(e);
        }
    }

    private static void check(EventProfile profile) {
        if (profile.zone(ZoneId.systemDefault()).isEmpty())
            throw new HttpError(Reason.BAD_REQUEST, Messages.of("server.api.bad-zone", profile.zone()));
        try {
            EventPattern.of(profile.pattern());
        } catch (EventPattern.BadPattern e) {
            throw badPattern(e);
        }
    }

    private static HttpError badPattern(EventPattern.BadPattern why) {
        return new HttpError(
                Reason.BAD_REQUEST, Messages.of("server.api.bad-pattern", String.valueOf(why.getMessage())));
    }
}
