package tv.tributary.guide.source;

import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import tv.tributary.guide.source.GuideSourceStatus.Result;
import tv.tributary.guide.source.InvalidGuideSource.GuideSettingProblem;
import tv.tributary.identity.text.BroadcastMarkets;
import tv.tributary.identity.text.Folding;
import tv.tributary.model.GuideSource;
import tv.tributary.model.GuideSourceId;
import tv.tributary.net.Redaction;
import tv.tributary.store.GuideSourceRow;
import tv.tributary.store.GuideSourceStore;

/// The guide sources. Changes are stored before the call returns. Thread-safe; blocks shortly.
public final class GuideSources {
    private static final Duration REMOVED_KEPT = Duration.ofDays(7);
    private static final Duration SHORTEST_REFRESH = Duration.ofMinutes(10);
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final GuideSourceStore store;
    private final InstantSource clock;
    private final Runnable changed;

    /// @param changed called after each change of what is served
    public GuideSources(GuideSourceStore store, InstantSource clock, Runnable changed) {
        this.store = store;
        this.clock = clock;
        this.changed = changed;
    }

    /// By priority, then in the order they were added.
    public List<GuideSourceStatus> all() {
        return store.all().stream()
                .filter(row -> row.removed().isEmpty())
                .map(GuideSources::status)
                .toList();
    }

    public Optional<GuideSourceStatus> find(GuideSourceId id) {
        return present(id).map(GuideSources::status);
    }

    /// Those that can be restored, the last removed first.
    public List<GuideSource> removed() {
        return store.all().stream()
                .filter(row -> row.removed().isPresent())
                .sorted((one, other) ->
                        other.removed().orElseThrow().compareTo(one.removed().orElseThrow()))
                .map(GuideSourceRow::source)
                .toList();
    }

    /// A source without a name gets that of its host or file.
    ///
    /// @throws InvalidGuideSource with the problem, if the settings cannot be taken
    public GuideSource add(GuideSource.Settings settings) {
        var checked = checked(settings, Optional.empty());
        var added = store.add(checked, clock.instant());
        changed.run();
        return added.source();
    }

    /// @throws InvalidGuideSource with the problem, if the settings cannot be taken
    /// @throws NoSuchElementException if it is gone
    public GuideSource change(GuideSourceId id, GuideSource.Settings settings) {
        if (present(id).isEmpty()) throw gone(id);
        var row = store.change(new GuideSource(id, checked(settings, Optional.of(id))))
                .orElseThrow(() -> gone(id));
        changed.run();
        return row.source();
    }

    /// Takes it and its programmes out of sight; [#restore] brings all back until they are deleted a week
    /// later.
    public void remove(GuideSourceId id) {
        present(id).ifPresent(row -> {
            store.remove(id, row.source().name(), Optional.of(clock.instant()));
            changed.run();
        });
    }

    /// Brings a removed one back; if its name was given to another meanwhile, it gets a number.
    ///
    /// @throws NoSuchElementException if it is deleted
    public void restore(GuideSourceId id) {
        var row = store.find(id).orElseThrow(() -> gone(id));
        if (row.removed().isEmpty()) return;
        store.remove(id, freeName(row.source().name(), Optional.of(id)), Optional.empty());
        changed.run();
    }

    /// Deletes for good what was removed a week ago.
    public void purge() {
        store.purge(clock.instant().minus(REMOVED_KEPT));
    }

    List<GuideSourceRow> present() {
        return store.all().stream().filter(row -> row.removed().isEmpty()).toList();
    }

    Optional<GuideSourceRow> present(GuideSourceId id) {
        return store.find(id).filter(row -> row.removed().isEmpty());
    }

    private GuideSource.Settings checked(GuideSource.Settings typed, Optional<GuideSourceId> own) {
        var location = location(typed.location().strip());
        var country = market(typed.country().strip());
        if (!typed.refreshEvery().isZero() && typed.refreshEvery().compareTo(SHORTEST_REFRESH) < 0)
            throw new InvalidGuideSource(GuideSettingProblem.REFRESH_BAD);
        var name = typed.name().strip();
        if (name.isEmpty()) name = freeName(nameOf(location), own);
        else if (isTaken(name, own)) throw new InvalidGuideSource(GuideSettingProblem.NAME_TAKEN);
        return new GuideSource.Settings(
                name,
                location,
                typed.provider(),
                typed.priority(),
                typed.refreshEvery(),
                typed.enabled(),
                country,
                typed.shift());
    }

    /// By its code or its name: `gb`, `UK`, `United Kingdom`, `Deutschland`.
    private static String market(String typed) {
        if (typed.isEmpty()) return "";
        var code = typed.toUpperCase(Locale.ROOT);
        if (COUNTRIES.contains(code)) return code.toLowerCase(Locale.ROOT);
        var market = BroadcastMarkets.ofCode(code);
        if (market.isEmpty()) market = BroadcastMarkets.ofLabel(Folding.plain(typed));
        if (market.isEmpty()) throw new InvalidGuideSource(GuideSettingProblem.COUNTRY_BAD);
        return market;
    }

    private static String location(String typed) {
        if (typed.isEmpty()) throw new InvalidGuideSource(GuideSettingProblem.LOCATION_MISSING);
        if (GuideFetcher.isUrl(typed)) {
            if (host(typed).isEmpty() || typed.chars().anyMatch(c -> c <= ' '))
                throw new InvalidGuideSource(GuideSettingProblem.LOCATION_BAD);
            return typed;
        }
        try {
            var file = GuideFetcher.file(typed);
            if (Files.isReadable(file) && Files.isRegularFile(file))
                return file.toAbsolutePath().normalize().toString();
        } catch (IllegalArgumentException _) {
            throw new InvalidGuideSource(GuideSettingProblem.LOCATION_BAD);
        }
        throw new InvalidGuideSource(
                typed.contains("://") ? GuideSettingProblem.LOCATION_BAD : GuideSettingProblem.FILE_MISSING);
    }

    /// The host of an address, or a file's name without its endings.
    private static String nameOf(String location) {
        if (GuideFetcher.isUrl(location)) return host(location);
        var file = location.substring(Math.max(location.lastIndexOf('/'), location.lastIndexOf('\\')) + 1);
        var dot = file.indexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    /// Without login and port; empty for none.
    private static String host(String url) {
        var rest = url.substring(url.indexOf("://") + 3).split("[/?#]", 2)[0];
        var authority = rest.substring(rest.lastIndexOf('@') + 1);
        return authority.replaceFirst(":\\d*$", "");
    }

    private String freeName(String name, Optional<GuideSourceId> own) {
        var free = name;
        for (var number = 2; isTaken(free, own); number++) free = name + " " + number;
        return free;
    }

    private boolean isTaken(String name, Optional<GuideSourceId> own) {
        return present().stream()
                .map(GuideSourceRow::source)
                .anyMatch(other ->
                        !own.equals(Optional.of(other.id())) && other.name().equalsIgnoreCase(name));
    }

    static GuideSourceStatus status(GuideSourceRow row) {
        var last = row.last();
        return new GuideSourceStatus(
                row.source(),
                Redaction.redact(row.source().settings().location()),
                last.at(),
                last.took(),
                Result.valueOf(last.result()),
                last.channels(),
                last.programmes(),
                last.leftOut(),
                last.words());
    }

    private static NoSuchElementException gone(GuideSourceId id) {
        return new NoSuchElementException("no guide source " + id);
    }
}
