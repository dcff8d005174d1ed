package tv.tributary.ui.dashboard;

import javafx.scene.Node;
import tv.tributary.event.Subscription;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.nav.Place.Page;

/// The dashboard as a page.
public final class DashboardPage implements Page {
    private final DashboardModel model;
    private final StreamPanelModel panel;
    private final DashboardView view;

    public DashboardPage(DashboardModel model, StreamPanelModel panel, LogoImages logos) {
        this.model = model;
        this.panel = panel;
        this.view = new DashboardView(model, panel, logos);
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
