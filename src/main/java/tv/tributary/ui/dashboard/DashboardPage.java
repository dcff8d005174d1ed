package tv.tributary.ui.dashboard;

import javafx.scene.Node;
import tv.tributary.event.Subscription;
import tv.tributary.ui.control.LogoShelf;
import tv.tributary.ui.nav.Page;
import tv.tributary.ui.nav.Place;

/// The dashboard as a page.
public final class DashboardPage implements Page {
    private final DashboardModel model;
    private final StreamPanelModel panel;
    private final DashboardView view;

    public DashboardPage(DashboardModel model, StreamPanelModel panel, LogoShelf logos) {
        this.model = model;
        this.panel = panel;
        this.view = new DashboardView(model, panel, logos);
    }

    @Override
    public Place place() {
        return Place.DASHBOARD;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public Subscription open() {
        return Subscription.all(model.open(), panel.open());
    }
}
