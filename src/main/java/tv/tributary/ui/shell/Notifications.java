package tv.tributary.ui.shell;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The messages of this run, newest first, and how many came unread. FX thread only.
final class Notifications {
    private static final int MOST = 100;

    private final InstantSource clock;

    // shows
    private final ObservableList<Notification> all = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();

    Notifications(InstantSource clock) {
        this.clock = clock;
    }

    ObservableList<Notification> all() {
        return all;
    }

    /// Those that came since the list was read: failures and offers. What merely confirms wants no attention.
    ReadOnlyIntegerProperty unread() {
        return unread.getReadOnlyProperty();
    }

    // does

    Notification say(String words) {
        return add(new Notification(clock.instant(), Tone.SAID, words, Optional.empty()));
    }

    Notification offer(String words, Offer offer) {
        unread.set(unread.get() + 1);
        return add(new Notification(clock.instant(), Tone.SAID, words, Optional.of(offer)));
    }

    Notification fail(String words) {
        unread.set(unread.get() + 1);
        return add(new Notification(clock.instant(), Tone.FAILED, words, Optional.empty()));
    }

    void markRead() {
        unread.set(0);
    }

    void clear() {
        all.clear();
        markRead();
    }

    private Notification add(Notification notification) {
        if (all.size() >= MOST) all.removeLast();
        all.addFirst(notification);
        return notification;
    }

    enum Tone {
        SAID,
        FAILED
    }

    /// One message.
    record Notification(Instant at, Tone tone, String words, Optional<Offer> offer) {}

    /// Something to do about a message, once, and only while it is possible.
    static final class Offer {
        private final String words;
        private final Runnable action;
        private final SimpleBooleanProperty open = new SimpleBooleanProperty(true);
        private final ObservableValue<Boolean> there;

        /// @param words what the button says
        Offer(String words, Runnable action, ObservableValue<Boolean> possible) {
            this.words = words;
            this.action = action;
            this.there = open.flatMap(still -> still ? possible : new SimpleBooleanProperty(false));
        }

        String words() {
            return words;
        }

        /// False once it was taken, or cannot be done any more.
        ObservableValue<Boolean> there() {
            return there;
        }

        void take() {
            if (!there.getValue()) return;
            open.set(false);
            action.run();
        }
    }
}
