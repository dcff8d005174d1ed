package tv.tributary.ui.home;

import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.TextField;
import tv.tributary.event.Events;
import tv.tributary.event.LatestValue;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.stats.LiveStats;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.home.HomePage.FirstProvider;
import tv.tributary.ui.home.HomeShelf.HomeTile;

/// The first page of a household, for tests and pictures.
public final class SampleHome {
    private SampleHome() {}

    public static HomeModel model(LiveStats now, List<HomeShelf> shelves, Toasts toasts) {
        return new HomeModel(
                new LatestValue<>(now),
                _ -> "",
                shelves,
                _ -> {},
                new FxBridge(new Events()),
                new Background(toasts),
                _ -> {});
    }

    /// Two shelves with channels.
    public static List<HomeShelf> shelves() {
        return List.of(
                new HomeShelf("Favourites", "mdi2s-star-outline", () -> List.of(channel(1, "Northwind One HD"))),
                new HomeShelf("Recently watched", "mdi2h-history", () -> List.of(channel(2, "Harbour News 24"))));
    }

    /// One that waits for its address.
    public static FirstProvider firstProvider() {
        return new FirstProvider(
                () -> {
                    var field = new TextField();
                    field.getStyleClass().add("first-provider-field");
                    return field;
                },
                new SimpleBooleanProperty(false),
                () -> {});
    }

    private static HomeTile channel(long id, String name) {
        return HomeTile.of(new Channel(new ChannelId(id), name, "News", "", "", ""));
    }
}
