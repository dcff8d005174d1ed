package tv.tributary.ui.providers;

import atlantafx.base.theme.Styles;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tv.tributary.catalog.provider.InvalidProvider.Problem;
import tv.tributary.text.Messages;

/// Asks whether a provider is a list or an Xtream account, and for the account's server, user and password.
final class AccountFieldsView extends VBox {
    private final AccountFields fields;
    private final ObjectProperty<Optional<Problem>> problem;

    /// @param list the fields for a list, shown instead
    AccountFieldsView(AccountFields fields, ObjectProperty<Optional<Problem>> problem, Node list) {
        this.fields = fields;
        this.problem = problem;
        getStyleClass().add("form-fields");
        var account = createAccount();
        getChildren().setAll(createChoice(), list, account);
        fields.chosen.subscribe(chosen -> {
            show(list, !chosen);
            show(account, chosen);
        });
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private Node createChoice() {
        var list = new ToggleButton(Messages.of("providers.form.kind.list"));
        var account = new ToggleButton(Messages.of("providers.form.kind.account"));
        list.getStyleClass().add(Styles.LEFT_PILL);
        account.getStyleClass().add(Styles.RIGHT_PILL);
        var group = new ToggleGroup();
        group.getToggles().setAll(list, account);
        fields.chosen.subscribe(chosen -> group.selectToggle(chosen ? account : list));
        group.selectedToggleProperty().addListener((_, before, now) -> {
            // One of the two is always chosen.
            if (now == null) group.selectToggle(before);
            else fields.chosen.set(now.equals(account));
        });
        return new HBox(list, account);
    }

    private Node createAccount() {
        var password = new PasswordField();
        password.textProperty().bindBidirectional(fields.password);
        var login = new HBox(
                FormField.of("user", text(fields.user), problem, Set.of()),
                FormField.of("password", password, problem, Set.of()));
        login.getStyleClass().add("form-pair");
        login.getChildren().forEach(field -> HBox.setHgrow(field, Priority.ALWAYS));
        var account = new VBox(
                FormField.of(
                        "server",
                        text(fields.server),
                        problem,
                        EnumSet.of(Problem.NO_ACCOUNT, Problem.NO_LOCATION, Problem.BAD_LOCATION)),
                login,
                FormField.of("hosts", text(fields.otherHosts), problem, Set.of()),
                new FurtherAccountsView(fields));
        account.getStyleClass().add("form-fields");
        return account;
    }

    private static TextField text(StringProperty value) {
        var field = new TextField();
        field.textProperty().bindBidirectional(value);
        return field;
    }
}
