package tv.tributary.ui.providers;

import atlantafx.base.theme.Styles;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;

/// The logins of a provider's further accounts, a row each, with a button for one more.
final class FurtherAccountsView extends VBox {
    private final AccountFields fields;
    private final VBox rows = new VBox();

    FurtherAccountsView(AccountFields fields) {
        this.fields = fields;
        getStyleClass().add("form-field");
        var title = new Label(Messages.of("providers.form.accounts"));
        title.getStyleClass().add("form-label");
        var hint = new Label(Messages.of("providers.form.accounts.hint"));
        hint.getStyleClass().add("form-hint");
        hint.setWrapText(true);
        rows.getStyleClass().add("form-field");
        var add = new Button(Messages.of("providers.form.accounts.add"), new FontIcon("mdi2p-plus"));
        add.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        add.setOnAction(_ -> {
            fields.further.add(new AccountFields.Login("", ""));
            rows.getChildren().getLast().lookup(".text-field").requestFocus();
        });
        getChildren().setAll(title, rows, hint, add);
        fields.further.addListener((ListChangeListener<AccountFields.Login>) _ -> createRows());
        createRows();
    }

    private void createRows() {
        IntFunction<Node> row = number -> createRow(fields.further.get(number), number + 2);
        rows.getChildren()
                .setAll(IntStream.range(0, fields.further.size()).mapToObj(row).toList());
        rows.setVisible(!fields.further.isEmpty());
        rows.setManaged(!fields.further.isEmpty());
    }

    private Node createRow(AccountFields.Login login, int number) {
        var remove = new Button("", new FontIcon("mdi2c-close"));
        remove.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        remove.setTooltip(new Tooltip(Messages.of("providers.form.accounts.remove")));
        remove.setAccessibleText(
                Messages.of("providers.card.account.number", number, Messages.of("providers.form.accounts.remove")));
        remove.setOnAction(_ -> fields.further.remove(login));
        var row = new HBox(
                input(new TextField(), login.user(), "providers.form.user", number),
                input(new PasswordField(), login.password(), "providers.form.password", number),
                remove);
        row.getStyleClass().add("form-pair");
        return row;
    }

    private static Node input(TextInputControl input, StringProperty value, String key, int number) {
        input.textProperty().bindBidirectional(value);
        input.setPromptText(Messages.of(key));
        input.setAccessibleText(Messages.of("providers.card.account.number", number, Messages.of(key)));
        HBox.setHgrow(input, Priority.ALWAYS);
        return input;
    }
}
