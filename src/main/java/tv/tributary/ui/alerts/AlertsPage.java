package tv.tributary.ui.alerts;

import javafx.scene.Node;
import tv.tributary.event.Subscription;
import tv.tributary.notify.Alerts;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.nav.Place.Page;

/// The page of targets that messages go to. FX thread only.
public final class AlertsPage implements Page {
    private final AlertsModel model;
    private final AlertsView view;

    public AlertsPage(Alerts alerts, Background background, Toasts toasts) {
        this.model = new AlertsModel(alerts, background, toasts);
        this.view = new AlertsView(model);
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
