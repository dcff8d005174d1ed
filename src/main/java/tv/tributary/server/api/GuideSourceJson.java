package tv.tributary.server.api;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tv.tributary.guide.source.GuideSourceStatus;
import tv.tributary.guide.source.InvalidGuideSource;
import tv.tributary.guide.source.InvalidGuideSource.GuideSettingProblem;
import tv.tributary.model.GuideShift;
import tv.tributary.model.GuideSource;

/// A guide source, as it is shown and as it is sent. Its settings are what a client may send: those left out
/// keep their value, or get the default for a new source; all else comes only from here. The location comes
/// without credentials.
///
/// @param provider the id of the provider whose own guide it is
/// @param country whose channels it has (ISO 3166); empty to find out
/// @param shift how much its times are off: hours (`+1:30`) or a zone whose times it writes as UTC
///     (`Europe/Berlin`)
record GuideSourceJson(
        @Nullable Long id,
        @Nullable String name,
        @Nullable String location,
        @Nullable Long provider,
        @Nullable Integer priority,
        @Nullable Long refreshEverySeconds,
        @Nullable Boolean enabled,
        @Nullable String country,
        @Nullable String shift,
        @Nullable ReadingView lastReading) {
    /// @param channels and programmes: of the whole guide, used or not
    /// @param leftOut how many channels and programmes could not be read
    record ReadingView(
            @Nullable Instant at,
            double tookSeconds,
            GuideSourceStatus.Result result,
            int channels,
            int programmes,
            int leftOut,
            String words) {}

    static GuideSourceJson of(GuideSourceStatus status) {
        var settings = status.source().settings();
        return new GuideSourceJson(
                status.source().id().value(),
                settings.name(),
                status.shownLocation(),
                settings.provider().map(id -> id.value()).orElse(null),
                settings.priority(),
                settings.refreshEvery().toSeconds(),
                settings.enabled(),
                settings.country(),
                settings.shift().text(),
                new ReadingView(
                        status.at().orElse(null),
                        status.took().toMillis() / 1e3,
                        status.result(),
                        status.channels(),
                        status.programmes(),
                        status.leftOut(),
                        status.words()));
    }

    /// The settings of a new source.
    ///
    /// @throws InvalidGuideSource if the shift makes no sense
    GuideSource.Settings settings() {
        return over(GuideSource.Settings.of("", ""), "");
    }

    /// The settings a source is to have.
    ///
    /// @throws InvalidGuideSource if the shift makes no sense
    GuideSource.Settings settings(GuideSourceStatus current) {
        return over(current.source().settings(), current.shownLocation());
    }

    /// @param shown the location as it was shown, without credentials: sent back it means the one that is known
    private GuideSource.Settings over(GuideSource.Settings base, String shown) {
        return new GuideSource.Settings(
                name == null ? base.name() : name,
                location == null || location.equals(shown) ? base.location() : location,
                base.provider(),
                priority == null ? base.priority() : priority,
                refreshEverySeconds == null ? base.refreshEvery() : Duration.ofSeconds(refreshEverySeconds),
                enabled == null ? base.enabled() : enabled,
                country == null ? base.country() : country,
                shift == null
                        ? base.shift()
                        : GuideShift.parse(shift)
                                .orElseThrow(() -> new InvalidGuideSource(GuideSettingProblem.SHIFT_BAD)));
    }

    /// Leaves the location out: it may hold a password.
    @Override
    public String toString() {
        return "GuideSourceJson[" + name + "]";
    }
}
