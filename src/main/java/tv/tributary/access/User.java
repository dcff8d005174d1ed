package tv.tributary.access;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import tv.tributary.access.Grant.Right;

/// Somebody who may watch, beside the household itself.
///
/// @param token opens their own lists; a secret, never to be logged
/// @param hasPassword whether they can log in by name and password
/// @param hasPin whether a PIN lifts their age limit
public record User(
        long id,
        String name,
        String token,
        boolean hasPassword,
        boolean hasPin,
        UserSettings settings,
        Instant createdAt) {
    /// What an administrator decides.
    ///
    /// @param maxStreams how many streams they may watch at once; 0 for no limit
    /// @param lastDay the last day on which they may watch; empty for no end
    /// @param days of the week on which they may watch
    /// @param view what they see
    public record UserSettings(
            int maxStreams,
            boolean enabled,
            Optional<LocalDate> lastDay,
            Set<DayOfWeek> days,
            Set<Right> rights,
            View view) {
        /// More makes no sense to a household.
        public static final int MOST_STREAMS = 100;

        public static final Set<DayOfWeek> EVERY_DAY = Set.of(DayOfWeek.values());

        public UserSettings {
            days = Set.copyOf(days);
            rights = Set.copyOf(rights);
            if (maxStreams < 0 || maxStreams > MOST_STREAMS)
                throw new IllegalArgumentException("streams: " + maxStreams);
        }

        /// Of somebody who sees all.
        public UserSettings(
                int maxStreams, boolean enabled, Optional<LocalDate> lastDay, Set<DayOfWeek> days, Set<Right> rights) {
            this(maxStreams, enabled, lastDay, days, rights, View.all());
        }

        /// Without any limit.
        public static UserSettings defaults() {
            return new UserSettings(0, true, Optional.empty(), EVERY_DAY, EnumSet.allOf(Right.class));
        }

        public UserSettings withMaxStreams(int other) {
            return new UserSettings(other, enabled, lastDay, days, rights, view);
        }

        public UserSettings enabled(boolean wanted) {
            return new UserSettings(maxStreams, wanted, lastDay, days, rights, view);
        }

        public UserSettings until(Optional<LocalDate> day) {
            return new UserSettings(maxStreams, enabled, day, days, rights, view);
        }

        public UserSettings withDays(Set<DayOfWeek> other) {
            return new UserSettings(maxStreams, enabled, lastDay, other, rights, view);
        }

        public UserSettings withRights(Set<Right> other) {
            return new UserSettings(maxStreams, enabled, lastDay, days, other, view);
        }

        public UserSettings seeing(View other) {
            return new UserSettings(maxStreams, enabled, lastDay, days, rights, other);
        }
    }

    /// Whether a user may watch now. Words under `user-state.*`.
    public enum UserState {
        ACTIVE,
        DISABLED,
        EXPIRED,
        /// Not on this day of the week.
        NOT_TODAY
    }

    public UserState state(ZonedDateTime now) {
        if (!settings.enabled()) return UserState.DISABLED;
        if (settings.lastDay().filter(day -> now.toLocalDate().isAfter(day)).isPresent()) return UserState.EXPIRED;
        return settings.days().contains(now.getDayOfWeek()) ? UserState.ACTIVE : UserState.NOT_TODAY;
    }

    /// The user as a grant has it.
    String key() {
        return "user " + id;
    }

    /// What the user gets who comes in without a paired device, whether or not they may watch now.
    public Grant grant() {
        return grant(token, "");
    }

    /// @param device which of their devices it is
    Grant grant(String with, String device) {
        return new Grant(
                key(), name, with, Grant.HOME, settings.maxStreams(), device, settings.rights(), settings.view());
    }

    /// The token is a secret.
    @Override
    public String toString() {
        return "User[" + id + "]";
    }
}
