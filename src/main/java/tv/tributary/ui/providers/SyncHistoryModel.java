package tv.tributary.ui.providers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import tv.tributary.catalog.sync.SyncHistory;
import tv.tributary.catalog.sync.SyncHistory.ListChanges;
import tv.tributary.catalog.sync.SyncHistory.PastSync;
import tv.tributary.model.ProviderId;
import tv.tributary.ui.fx.Background;

/// The model of the sheet that says what has changed of a provider's list. FX thread only.
final class SyncHistoryModel {
    private static final int SHOWN_SYNCS = 50;

    /// What has changed of one list.
    ///
    /// @param week since a week ago
    /// @param syncs the newest first
    record ShownHistory(ProviderId provider, String name, ListChanges week, List<PastSync> syncs) {}

    /// While the sheet is open.
    final ObjectProperty<Optional<ShownHistory>> shown = new SimpleObjectProperty<>(Optional.empty());

    private final SyncHistory syncHistory;
    private final Background background;

    SyncHistoryModel(SyncHistory syncHistory, Background background) {
        this.syncHistory = syncHistory;
        this.background = background;
    }

    void show(ProviderEntry entry) {
        var provider = entry.status().provider();
        background.run(
                () -> new ShownHistory(
                        provider.id(),
                        provider.name(),
                        syncHistory.sinceLastWeek(provider.id(), Instant.now()),
                        syncHistory.recent(provider.id(), SHOWN_SYNCS)),
                read -> shown.set(Optional.of(read)));
    }

    /// Reads what one sync changed.
    void read(ProviderId provider, PastSync sync, Consumer<ListChanges> onFx) {
        background.run(() -> syncHistory.changes(provider, sync.id()), onFx);
    }

    void close() {
        shown.set(Optional.empty());
    }
}
