package tv.tributary.ui.guidesources;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import tv.tributary.guide.source.GuideSettings;

/// The form for the number of days for which guides are kept and served. FX thread only.
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
