package tv.tributary.ui.home;

import javafx.scene.Node;
import tv.tributary.event.Subscription;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.nav.Place;
import tv.tributary.ui.nav.Place.Page;

/// The first page of the window.
public final class HomePage implements Page {
    private final HomeModel model;
    private final HomeView view;

    public HomePage(HomeModel model, LogoImages logos, FirstProvider firstProvider) {
        this.model = model;
        this.view = new HomeView(model, logos, firstProvider);
    }

    @Override
    public Place place() {
        return Place.HOME;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public Subscription open() {
        return model.open();
    }
}
