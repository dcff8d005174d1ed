package tv.tributary.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tv.tributary.access.TokenGate.TokenSource;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.event.LatestValue;
import tv.tributary.settings.Settings;

/// The profiles of output of this house; there are none until somebody adds one. Each is a user of its own.
/// Thread-safe.
public final class OutputProfiles implements TokenSource {
    /// Of letters that people can type, though these are copied as a rule.
    private static final int TOKEN_LENGTH = 16;

    private static final String NAME = "output-profiles";

    private final Settings settings;
    private final LatestValue<StoredProfiles> stored;
    private final SecureRandom random = new SecureRandom();

    public OutputProfiles(Settings settings) {
        this.settings = settings;
        this.stored = settings.of(NAME, new StoredProfiles(1, List.of()));
    }

    /// @param next the id of the next one: none is ever given twice
    /// @param all in the order they were added
    public record StoredProfiles(long next, List<OutputProfile> all) {
        public StoredProfiles {
            all = List.copyOf(all);
        }

        private StoredProfiles with(OutputProfile profile) {
            var more = new ArrayList<>(without(profile.id()).all());
            more.add(profile);
            more.sort(Comparator.comparingLong(OutputProfile::id));
            return new StoredProfiles(Math.max(next, profile.id() + 1), more);
        }

        private StoredProfiles without(long id) {
            return new StoredProfiles(
                    next, all.stream().filter(profile -> profile.id() != id).toList());
        }
    }

    /// A set of addresses with a view of its own, such as the one for a media server or for the children's television.
    ///
    /// @param id never given to another
    /// @param name as people call it
    /// @param token stands in its addresses; a secret, never to be logged
    /// @param view what is seen by its addresses
    /// @param tuner id of the HDHomeRun device that shows the same; empty for none
    public record OutputProfile(long id, String name, String token, View view, String tuner) {
        public OutputProfile {
            if (name.isBlank()) throw new IllegalArgumentException("profile without a name");
        }

        /// What lets a client in that comes with its token.
        public Grant grant() {
            return Grant.of("profile " + id, name, token).with(view);
        }

        /// The same with what the user may change.
        public OutputProfile with(String otherName, View otherView) {
            return new OutputProfile(id, otherName, token, otherView, tuner);
        }

        OutputProfile withToken(String other) {
            return new OutputProfile(id, name, other, view, tuner);
        }

        /// The same with another tuner; empty for none.
        public OutputProfile withTuner(String device) {
            return new OutputProfile(id, name, token, view, device);
        }

        /// The token is a secret.
        @Override
        public String toString() {
            return "OutputProfile[" + id + "]";
        }
    }

    /// In the order they were added.
    public List<OutputProfile> all() {
        return stored.get().all();
    }

    /// All of them, after each change again.
    public LatestValue<StoredProfiles> live() {
        return stored;
    }

    public Optional<OutputProfile> find(long id) {
        return all().stream().filter(profile -> profile.id() == id).findFirst();
    }

    /// Adds one with a token of its own.
    public synchronized OutputProfile add(String name, View view) {
        var added = new OutputProfile(stored.get().next(), name, newToken(), view, "");
        restore(added);
        return added;
    }

    /// What the tuner of a profile shows; empty if it is none's.
    ///
    /// @param device the tuner's id
    public Optional<View> viewOf(String device) {
        return all().stream()
                .filter(profile -> profile.tuner().equals(device))
                .findFirst()
                .map(OutputProfile::view);
    }

    /// A profile in two, where it has more channels than some client reads: it keeps the first, and a new one gets the
    /// rest.
    ///
    /// @param household its channels in sight
    /// @return the new one; empty if there are not more channels
    public synchronized Optional<OutputProfile> split(
            OutputProfile profile, String name, List<ChannelRow> household, int most) {
        var split = ViewSplit.of(profile.view(), household, most);
        split.ifPresent(views -> restore(profile.with(profile.name(), views.first())));
        return split.map(views -> add(name, views.rest()));
    }

    /// @return the changed one; empty if it is gone
    public Optional<OutputProfile> change(long id, String name, View view) {
        return replace(id, profile -> profile.with(name, view));
    }

    /// Gives it new addresses: whoever has the old ones must be set up anew.
    ///
    /// @return the changed one; empty if it is gone
    public Optional<OutputProfile> renewToken(long id) {
        return replace(id, profile -> profile.withToken(newToken()));
    }

    /// Puts one back that was removed, or as it was before a change.
    public synchronized void restore(OutputProfile profile) {
        settings.save(NAME, stored.get().with(profile));
    }

    /// @return the removed one; empty if it was gone
    public synchronized Optional<OutputProfile> remove(long id) {
        var found = find(id);
        if (found.isPresent()) settings.save(NAME, stored.get().without(id));
        return found;
    }

    private synchronized Optional<OutputProfile> replace(long id, UnaryOperator<OutputProfile> change) {
        var changed = find(id).map(change);
        changed.ifPresent(this::restore);
        return changed;
    }

    private String newToken() {
        return TokenGate.Token.typeable(TOKEN_LENGTH, random);
    }

    @Override
    public Optional<Grant> find(String token) {
        var given = token.getBytes(StandardCharsets.UTF_8);
        var found = Optional.<Grant>empty();
        for (var profile : all()) {
            if (MessageDigest.isEqual(profile.token().getBytes(StandardCharsets.UTF_8), given))
                found = Optional.of(profile.grant());
        }
        return found;
    }
}
