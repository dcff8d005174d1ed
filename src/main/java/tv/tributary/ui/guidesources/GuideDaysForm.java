package tv.tributary.ui.guidesources;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import tv.tributary.guide.source.GuideSettings;

/// How many days of the guides are kept and served, as the user types it. FX thread only.
final class GuideDaysForm {
    final GuideSettings before;
    final IntegerProperty daysBack = new SimpleIntegerProperty();
    final IntegerProperty daysAhead = new SimpleIntegerProperty();
    final IntegerProperty servedBack = new SimpleIntegerProperty();
    final IntegerProperty servedAhead = new SimpleIntegerProperty();

    GuideDaysForm(GuideSettings before) {
        this.before = before;
        daysBack.set(before.daysBack());
        daysAhead.set(before.daysAhead());
        servedBack.set(before.servedBack());
        servedAhead.set(before.servedAhead());
    }

    GuideSettings settings() {
        return new GuideSettings(daysBack.get(), daysAhead.get(), servedBack.get(), servedAhead.get());
    }
}
