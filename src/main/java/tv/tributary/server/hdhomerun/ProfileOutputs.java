package tv.tributary.server.hdhomerun;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tv.tributary.access.OutputProfiles;
import tv.tributary.access.OutputProfiles.OutputProfile;
import tv.tributary.access.View;
import tv.tributary.catalog.Channels;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.format.hdhomerun.TunerDeviceId;

/// Profiles of output together with the tuners that show the same. Thread-safe.
public final class ProfileOutputs {
    /// Plex reads hardly more channels than this from one tuner.
    public static final int MOST_FOR_PLEX = 400;

    private final OutputProfiles profiles;
    private final Tuners tuners;
    private final Channels channels;

    public ProfileOutputs(OutputProfiles profiles, Tuners tuners, Channels channels) {
        this.profiles = profiles;
        this.tuners = tuners;
        this.channels = channels;
    }

    /// A profile with its tuner, to bring both back.
    public record SavedProfile(OutputProfile profile, Optional<VirtualTuner> tuner) {}

    /// In the order they were added.
    public List<OutputProfile> all() {
        return profiles.all();
    }

    public OutputProfiles profiles() {
        return profiles;
    }

    public SavedProfile saved(OutputProfile profile) {
        return new SavedProfile(profile, tuner(profile));
    }

    /// How many channels it shows; as a tuner it may show less.
    public int channels(OutputProfile profile) {
        return (int) household().filter(profile.view()::sees).count();
    }

    private Stream<ChannelRow> household() {
        return channels.list(ChannelQuery.all()).stream();
    }

    /// Whether Plex would not read all channels of its tuner.
    public boolean isTooLargeForPlex(OutputProfile profile) {
        return tuner(profile)
                .map(tuners::view)
                .filter(view -> household().filter(view::sees).count() > MOST_FOR_PLEX)
                .isPresent();
    }

    public OutputProfile add(String name, View view, boolean asTuner) {
        return withTuner(profiles.add(name, view), asTuner);
    }

    /// @return the changed one; empty if it is gone
    public Optional<OutputProfile> change(long id, String name, View view, boolean asTuner) {
        return profiles.change(id, name, view).map(profile -> withTuner(profile, asTuner));
    }

    private OutputProfile withTuner(OutputProfile profile, boolean asTuner) {
        var now = tuner(profile);
        if (asTuner == now.isPresent()) return profile;
        now.ifPresent(tuner -> tuners.remove(tuner.deviceId()));
        var changed = profile.withTuner(
                asTuner ? tuners.add(profile.name(), List.of()).device() : "");
        profiles.restore(changed);
        return changed;
    }

    /// The tuner that shows the same; empty if it has none.
    public Optional<VirtualTuner> tuner(OutputProfile profile) {
        return TunerDeviceId.of(profile.tuner()).flatMap(tuners::find);
    }

    /// Shares the channels of one that has too many for Plex: a new profile, with a tuner if it has one, gets those
    /// beyond.
    ///
    /// @return the new one; empty if there are not too many
    public Optional<OutputProfile> split(OutputProfile profile) {
        var name = freeName(profile.name());
        return profiles.split(profile, name, household().toList(), MOST_FOR_PLEX)
                .map(rest -> withTuner(rest, tuner(profile).isPresent()));
    }

    private String freeName(String name) {
        var number = 2;
        while (isTaken(name + " " + number)) number++;
        return name + " " + number;
    }

    private boolean isTaken(String name) {
        return all().stream().anyMatch(profile -> profile.name().equals(name));
    }

    /// @return what brings it back; empty if it was gone
    public Optional<SavedProfile> remove(long id) {
        var saved = profiles.find(id).map(this::saved);
        saved.flatMap(SavedProfile::tuner).ifPresent(tuner -> tuners.remove(tuner.deviceId()));
        profiles.remove(id);
        return saved;
    }

    public void restore(SavedProfile saved) {
        var now = profiles.find(saved.profile().id()).flatMap(this::tuner);
        now.filter(tuner -> !saved.profile().tuner().equals(tuner.device()))
                .ifPresent(tuner -> tuners.remove(tuner.deviceId()));
        saved.tuner().ifPresent(tuners::restore);
        profiles.restore(saved.profile());
    }
}
