package tv.tributary.ui.providers;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.catalog.provider.Providers;
import tv.tributary.text.Messages;

/// Providers that were removed and can still be brought back, one row each; not there while there is none.
final class RemovedRows extends VBox {
    private final ProvidersModel model;

    RemovedRows(ProvidersModel model) {
        this.model = model;
        getStyleClass().add("removed-providers");
        model.removed.subscribe(this::show);
    }

    private void show(List<Providers.RemovedProvider> removed) {
        getChildren().setAll(removed.stream().map(this::row).toList());
        setVisible(!removed.isEmpty());
        setManaged(!removed.isEmpty());
    }

    private Node row(Providers.RemovedProvider one) {
        var day = LocalDate.ofInstant(one.until(), ZoneId.systemDefault())
                .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM));
        var name = one.provider().name();
        var words =
                new Label(Messages.of("providers.removed.row", name, day), new FontIcon("mdi2d-delete-clock-outline"));
        words.getStyleClass().add(Styles.TEXT_MUTED);
        words.setMinWidth(0);
        var restore = new Button(Messages.of("providers.restore"));
        restore.setAccessibleText(Messages.of("providers.restore.one", name));
        restore.setOnAction(_ -> model.restore(one.provider().id()));
        var row = new HBox(words, new Spacer(), restore);
        row.getStyleClass().add("removed-provider");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
