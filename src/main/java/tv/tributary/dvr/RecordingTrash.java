package tv.tributary.dvr;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tv.tributary.model.Recording;
import tv.tributary.store.RecordingStore;

/// What was deleted: it can be taken back for some days, as long as there is room. Thread-safe.
final class RecordingTrash {
    private final RecordingList list;
    private final RecordingStore store;
    private final RecordingFolder folder;
    private final Supplier<RecordingSettings> settings;
    private final InstantSource clock;

    RecordingTrash(
            RecordingList list,
            RecordingStore store,
            RecordingFolder folder,
            Supplier<RecordingSettings> settings,
            InstantSource clock) {
        this.list = list;
        this.store = store;
        this.folder = folder;
        this.settings = settings;
        this.clock = clock;
    }

    /// Puts one that is over into the trash, with its file.
    void delete(long id) {
        change(id, one -> isOver(one) && one.progress().deleted().isEmpty() ? folder.trash(one, clock.instant()) : one);
    }

    /// Takes one out of the trash.
    void restore(long id) {
        change(id, one -> one.progress().deleted().isPresent() ? folder.restore(one) : one);
    }

    private static boolean isOver(Recording one) {
        return !one.progress().state().isOpen();
    }

    /// What has been there for too long goes.
    void expire(Instant now) {
        var days = Duration.ofDays(settings.get().trashDays());
        for (var one : list.all()) {
            one.progress()
                    .deleted()
                    .filter(at ->
                            !one.progress().file().isEmpty() && at.plus(days).isBefore(now))
                    .ifPresent(_ -> purge(one));
        }
    }

    /// Empties the trash by its oldest.
    ///
    /// @return false if there is nothing in it
    boolean purgeOldest() {
        var oldest = list.all().stream()
                .filter(one -> !one.progress().file().isEmpty())
                .filter(one -> one.progress().deleted().isPresent())
                .min(Comparator.comparing(one -> one.progress().deleted().orElseThrow()));
        oldest.ifPresent(this::purge);
        return oldest.isPresent();
    }

    /// The file goes; what was recorded stays known.
    private void purge(Recording one) {
        folder.purge(one);
        change(one.id(), it -> it.with(it.progress().deletedAt(it.progress().deleted(), "")));
    }

    /// Its files are moved outside the list's lock.
    private void change(long id, UnaryOperator<Recording> change) {
        var known = list.find(id);
        if (known.isEmpty()) return;
        var changed = change.apply(known.get());
        if (changed.equals(known.get())) return;
        list.change(id, known.get()::equals, _ -> changed);
        store.put(() -> list.find(id));
    }
}
