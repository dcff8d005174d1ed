package tv.tributary.ui.groups;

import java.util.function.Consumer;
import javafx.scene.Node;
import tv.tributary.activity.ActivityEntry;
import tv.tributary.catalog.Catalog;
import tv.tributary.catalog.edit.GroupEdits.GroupStatus;
import tv.tributary.event.Event;
import tv.tributary.event.Subscription;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.nav.Place;
import tv.tributary.ui.nav.Place.Navigator;
import tv.tributary.ui.nav.Place.Page;

/// The page of groups. FX thread only.
public final class GroupsPage implements Page {
    private final GroupsModel model;
    private final GroupsView view;

    /// @param onShowChannels goes to the channels of a group
    public GroupsPage(
            Catalog catalog,
            Background background,
            FxBridge fxBridge,
            Toasts toasts,
            Navigator navigator,
            Consumer<GroupStatus> onShowChannels) {
        this.model = new GroupsModel(catalog, background, fxBridge, toasts);
        this.view = new GroupsView(model, onShowChannels, () -> navigator.go(Place.PROVIDERS));
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public Subscription open() {
        return model.open();
    }

    /// Tells of new groups that start hidden, with a way to this page, whichever page is open.
    public static Subscription tellOfNewGroups(FxBridge fxBridge, Toasts toasts, Navigator navigator) {
        return fxBridge.listen(
                Event.NewGroupsHidden.class,
                hidden -> ActivityEntry.of(hidden)
                        .ifPresent(entry -> toasts.offer(
                                entry.text(), Messages.of("groups.new.show"), () -> navigator.go(Place.GROUPS))));
    }
}
