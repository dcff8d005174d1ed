package tv.tributary.ui.guidesources;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import tv.tributary.guide.source.GuideSettings;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.FormSheet;
import tv.tributary.ui.control.NumberSpinner;

/// The sheet for how many days of the guides are kept and served.
final class GuideDaysView {
    final FormSheet sheet;
    private final NumberSpinner first;

    GuideDaysView(GuideDaysForm form, GuideSourcesModel model) {
        this.first = spinner(form.daysBack, 0);
        this.sheet = new FormSheet(
                Messages.of("guides.days"),
                FormSheet.fields(
                        field("guides.days.kept-back", first),
                        field("guides.days.kept-ahead", spinner(form.daysAhead, 1)),
                        field("guides.days.served-back", spinner(form.servedBack, 0)),
                        field("guides.days.served-ahead", spinner(form.servedAhead, 1))),
                new SimpleBooleanProperty(),
                () -> model.save(form),
                model::closeForm);
    }

    void focusFirst() {
        sheet.applyCss();
        first.requestFocus();
    }

    private static NumberSpinner spinner(IntegerProperty days, int least) {
        return new NumberSpinner(days, least, GuideSettings.MOST_DAYS, 1);
    }

    private static Node field(String key, Node input) {
        return FormSheet.field(key, input, new SimpleStringProperty(""));
    }
}
