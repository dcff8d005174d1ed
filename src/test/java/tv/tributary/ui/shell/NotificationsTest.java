package tv.tributary.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;
import tv.tributary.ui.shell.Notifications.Notification;
import tv.tributary.ui.shell.Notifications.Offer;

class NotificationsTest {
    private final Notifications notifications = new Notifications(() -> Instant.EPOCH);
    private final ArrayList<String> done = new ArrayList<>();
    private final SimpleBooleanProperty possible = new SimpleBooleanProperty(true);
    private final Offer undo = new Offer("Undo", () -> done.add("undone"), possible);

    @Test
    void theNewestComesFirst() {
        notifications.say("Copied.");
        notifications.fail("The disk is full.");
        assertThat(notifications.all()).extracting(Notification::words).containsExactly("The disk is full.", "Copied.");
    }

    @Test
    void failuresAndOffersAreUnreadAndWhatMerelyConfirmsIsNot() {
        notifications.say("Copied.");
        notifications.fail("The disk is full.");
        notifications.offer("News was hidden.", undo);
        assertThat(notifications.unread().get()).isEqualTo(2);
        notifications.markRead();
        assertThat(notifications.unread().get()).isZero();
        assertThat(notifications.all()).hasSize(3);
    }

    @Test
    void anOfferIsTakenOnce() {
        undo.take();
        undo.take();
        assertThat(done).containsExactly("undone");
        assertThat(undo.there().getValue()).isFalse();
    }

    @Test
    void whatCannotBeUndoneAnyMoreIsNotOffered() {
        var seen = new ArrayList<Boolean>();
        undo.there().subscribe(now -> seen.add(now));
        possible.set(false);
        undo.take();
        assertThat(done).isEmpty();
        assertThat(seen).containsExactly(true, false);
    }

    @Test
    void aHundredAreKept() {
        for (var i = 1; i <= 101; i++) notifications.say("Message " + i);
        assertThat(notifications.all()).hasSize(100);
        assertThat(notifications.all().getLast().words()).isEqualTo("Message 2");
        notifications.clear();
        assertThat(notifications.all()).isEmpty();
    }
}
