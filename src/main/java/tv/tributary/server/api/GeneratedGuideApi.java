package tv.tributary.server.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.Channels;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelQuery.Sight;
import tv.tributary.event.LatestValue;
import tv.tributary.guide.Guide;
import tv.tributary.guide.generate.EventPattern;
import tv.tributary.guide.generate.EventPattern.ListedEvent;
import tv.tributary.guide.generate.EventPreview;
import tv.tributary.guide.generate.EventProfile;
import tv.tributary.guide.generate.EventProgrammes;
import tv.tributary.guide.generate.EventProgrammes.Span;
import tv.tributary.guide.generate.GeneratedGuideSettings;
import tv.tributary.guide.generate.GeneratedGuideSettings.GroupProfile;
import tv.tributary.guide.generate.GeneratedProgramme;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.settings.Settings;
import tv.tributary.text.Messages;

/// Programmes for channels that no guide has: the settings, the profiles by which groups' events are read, and
/// what they make of names.
final class GeneratedGuideApi {
    private static final Duration SHOWN_BEFORE = Duration.ofHours(6);
    private static final Duration SHOWN_AFTER = Duration.ofDays(2);
    private static final int MOST_PREVIEWED = 1_000;

    /// What is left out stays as it is.
    record ProfileInput(
            @Nullable String pattern,
            @Nullable String zone,
            @Nullable Boolean monthFirst,
            @Nullable Integer minutes,
            @Nullable String before,
            @Nullable String after,
            @Nullable String idle) {
        static EventProfile over(@Nullable ProfileInput given, EventProfile old) {
            if (given == null) return old;
            var wanted = new EventProfile(
                    Optional.ofNullable(given.pattern).orElse(old.pattern()),
                    Optional.ofNullable(given.zone).orElse(old.zone()),
                    Optional.ofNullable(given.monthFirst).orElse(old.monthFirst()),
                    Optional.ofNullable(given.minutes).orElse(old.minutes()),
                    Optional.ofNullable(given.before).orElse(old.before()),
                    Optional.ofNullable(given.after).orElse(old.after()),
                    Optional.ofNullable(given.idle).orElse(old.idle()));
            check(wanted);
            return wanted;
        }
    }

    /// What is left out stays as it is.
    record SettingsInput(
            @Nullable Boolean events,
            @Nullable ProfileInput profile,
            @Nullable Boolean blocks,
            @Nullable Integer blockHours) {}

    /// What is left out stays as it is; of a new one it is as usual.
    record GroupProfileInput(
            @Nullable List<String> groups, @Nullable ProfileInput profile) {}

    /// @param name of a channel, or `groups`: all channels in these
    /// @param profile what differs from the one these groups have
    record PreviewInput(
            @Nullable String name,
            @Nullable List<String> groups,
            @Nullable ProfileInput profile) {}

    record ProgrammeView(Instant start, Instant stop, String title, GeneratedProgramme.Kind kind) {}

    /// What a name says; title, start and stop are missing where it says none.
    record NameView(
            String name,
            EventPreview.EventReading reading,
            Optional<String> title,
            Optional<Instant> start,
            Optional<Instant> stop) {
        static NameView of(EventPreview preview) {
            var event = preview.event();
            return new NameView(
                    preview.name(),
                    preview.reading(),
                    event.map(ListedEvent::title),
                    event.flatMap(ListedEvent::start).map(ZonedDateTime::toInstant),
                    event.flatMap(ListedEvent::stop).map(ZonedDateTime::toInstant));
        }
    }

    /// @param title and `programmes`: of the name asked for; the title is empty if that says nothing
    /// @param channels those in the groups asked for
    record PreviewView(String title, List<ProgrammeView> programmes, List<NameView> channels) {}

    private final Settings settings;
    private final Channels channels;
    private final Guide guide;
    private final InstantSource clock;
    private final LatestValue<GeneratedGuideSettings> current;

    GeneratedGuideApi(Settings settings, Channels channels, Guide guide, InstantSource clock) {
        this.settings = settings;
        this.channels = channels;
        this.guide = guide;
        this.clock = clock;
        this.current = settings.of(GeneratedGuideSettings.NAME, GeneratedGuideSettings.defaults());
    }

    List<Endpoint> endpoints() {
        var all = BodySchema.of(GeneratedGuideSettings.class);
        var profile = BodySchema.of(GroupProfile.class);
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
                Endpoint.get(
                        "/api/guide/events/profiles",
                        "How the names of event channels are read in groups with a profile of their own",
                        BodySchema.many(GroupProfile.class),
                        _ -> BufferedResponse.json(current.get().profiles())),
                Endpoint.post(
                                "/api/guide/events/profiles",
                                "Read the names of event channels of some groups in a way of their own; other profiles"
                                        + " give these groups up",
                                profile,
                                this::add)
                        .taking(GroupProfileInput.class)
                        .answering(201),
                Endpoint.put(
                                "/api/guide/events/profiles/{id}",
                                "Change a profile of groups; what is left out stays as it is",
                                profile,
                                this::changeProfile)
                        .taking(GroupProfileInput.class),
                Endpoint.delete(
                        "/api/guide/events/profiles/{id}",
                        "Remove a profile; its groups are read as all others",
                        this::remove),
                Endpoint.post(
                                "/api/guide/events/preview",
                                "What the name of an event channel, or those of groups, become; changes nothing",
                                BodySchema.of(PreviewView.class),
                                this::preview)
                        .taking(PreviewInput.class));
    }

    private Response change(Request request) {
        var input = RequestBody.body(request, SettingsInput.class);
        var old = current.get();
        var wanted = old.withEvents(Optional.ofNullable(input.events).orElse(old.events()))
                .withProfile(ProfileInput.over(input.profile, old.profile()))
                .withBlocks(
                        Optional.ofNullable(input.blocks).orElse(old.blocks()),
                        Optional.ofNullable(input.blockHours).orElse(old.blockHours()));
        save(wanted);
        return BufferedResponse.json(wanted);
    }

    private Response add(Request request) {
        var input = RequestBody.body(request, GroupProfileInput.class);
        var profile = ProfileInput.over(input.profile, EventProfile.usual());
        return BufferedResponse.json(
                        save(new GroupProfile(current.get().freeId(), groups(input.groups, List.of()), profile)))
                .status(201);
    }

    private Response changeProfile(Request request) {
        var old = find(request);
        var input = RequestBody.body(request, GroupProfileInput.class);
        return BufferedResponse.json(save(new GroupProfile(
                old.id(), groups(input.groups, old.groups()), ProfileInput.over(input.profile, old.profile()))));
    }

    private Response remove(Request request) {
        save(current.get().without(find(request).id()));
        return BufferedResponse.empty(204);
    }

    private GroupProfile find(Request request) {
        var id = RequestBody.id(request);
        return current.get().profiles().stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(RequestBody::notFound);
    }

    private static List<String> groups(@Nullable List<String> given, List<String> old) {
        var groups = Optional.ofNullable(given).orElse(old).stream()
                .map(group -> Optional.ofNullable(group).orElse("").strip())
                .filter(group -> !group.isEmpty())
                .distinct()
                .toList();
        if (groups.isEmpty()) throw new HttpError(Reason.BAD_REQUEST, Messages.of("server.api.no-groups"));
        return groups;
    }

    private GroupProfile save(GroupProfile profile) {
        save(current.get().with(profile));
        return profile;
    }

    private void save(GeneratedGuideSettings wanted) {
        settings.save(GeneratedGuideSettings.NAME, wanted);
        guide.refresh();
    }

    private Response preview(Request request) {
        var input = RequestBody.body(request, PreviewInput.class);
        var groups = Optional.ofNullable(input.groups).orElse(List.of());
        var old = current.get();
        var profile = ProfileInput.over(
                input.profile, old.profileOf(groups).map(GroupProfile::profile).orElse(old.profile()));
        var name = Optional.ofNullable(input.name).orElse("");
        var now = ZonedDateTime.ofInstant(clock.instant(), ZoneId.systemDefault());
        var span = new Span(
                now, now.toInstant().minus(SHOWN_BEFORE), now.toInstant().plus(SHOWN_AFTER));
        try {
            var title = EventProgrammes.read(name, profile, now)
                    .map(ListedEvent::title)
                    .orElse("");
            return BufferedResponse.json(new PreviewView(
                    title,
                    EventProgrammes.of(name, profile, span).stream()
                            .map(one -> new ProgrammeView(one.start(), one.stop(), one.title(), one.kind()))
                            .toList(),
                    names(groups).stream()
                            .map(one -> NameView.of(EventPreview.of(one, profile, now)))
                            .toList()));
        } catch (EventPattern.BadPattern e) {
            throw badPattern(e);
        }
    }

    /// Of all channels in these groups, those that are hidden because their names say nothing among them.
    private List<String> names(List<String> groups) {
        if (groups.isEmpty()) return List.of();
        return channels.list(new ChannelQuery("", Set.copyOf(groups), Optional.empty(), 0, Sight.BOTH, false)).stream()
                .map(row -> row.channel().name())
                .limit(MOST_PREVIEWED)
                .toList();
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
