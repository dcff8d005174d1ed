package tv.tributary.ui.providers;

import atlantafx.base.controls.CustomTextField;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;

/// An address field that masks credentials, also while typing or pasting, until the user asks to see them.
final class LocationField extends CustomTextField {
    private final StringProperty whole;
    private final UnaryOperator<String> hide;
    private final Button eye = new Button();
    private boolean open;
    private boolean showing;

    /// @param whole the address with its credentials, both ways
    /// @param hide puts `***` in their place
    LocationField(StringProperty whole, UnaryOperator<String> hide) {
        this.whole = whole;
        this.hide = hide;
        createView();
    }

    private void createView() {
        getStyleClass().add("location-field");
        setTextFormatter(new TextFormatter<>(this::edit));
        whole.subscribe(_ -> show());
        eye.getStyleClass().add("eye");
        eye.setFocusTraversable(false);
        eye.setOnAction(_ -> {
            open = !open;
            show();
        });
        setRight(eye);
        show();
    }

    private void show() {
        var credentialMask = mask();
        var text = open ? credentialMask.whole() : credentialMask.seen();
        if (!showing && !getText().equals(text)) {
            showing = true;
            setText(text);
            showing = false;
        }
        showEye(credentialMask);
    }

    private void showEye(CredentialMask credentialMask) {
        var words = Messages.of(open ? "providers.form.hide" : "providers.form.show");
        eye.setGraphic(new FontIcon(open ? "mdi2e-eye-off-outline" : "mdi2e-eye-outline"));
        eye.setAccessibleText(words);
        eye.setTooltip(new Tooltip(words));
        eye.setVisible(credentialMask.hides());
    }

    private TextFormatter.Change edit(TextFormatter.Change change) {
        if (showing || !change.isContentChange()) return change;
        var before = open ? new CredentialMask(whole.get(), whole.get()) : mask();
        // Pasted addresses come with line ends and blanks.
        var typed = change.getText().replaceAll("[\\r\\n\\t]", "");
        var after = before.edit(change.getRangeStart(), change.getRangeEnd(), typed);
        if (after.isEmpty()) return undone(change);
        var behind = before.seen().length() - change.getRangeEnd();
        showing = true;
        whole.set(after.get());
        showing = false;
        var text = open ? after.get() : mask().seen();
        change.setRange(0, change.getControlText().length());
        change.setText(text);
        var caret = Math.clamp(text.length() - behind, 0, text.length());
        change.selectRange(caret, caret);
        showEye(mask());
        return change;
    }

    /// A change that changes nothing. (The documented way is null.)
    private static TextFormatter.Change undone(TextFormatter.Change change) {
        change.setText("");
        change.setRange(change.getControlAnchor(), change.getControlAnchor());
        change.selectRange(change.getControlAnchor(), change.getControlCaretPosition());
        return change;
    }

    private CredentialMask mask() {
        return CredentialMask.of(whole.get(), hide);
    }

    /// A text of which a part is hidden, and how edits of what is seen change the whole. Pure.
    ///
    /// @param whole with the secrets
    /// @param seen with `***` in their place
    record CredentialMask(String whole, String seen) {
        private static final String STARS = "***";

        /// @param hide puts `***` in place of secrets
        static CredentialMask of(String whole, UnaryOperator<String> hide) {
            return new CredentialMask(whole, hide.apply(whole));
        }

        boolean hides() {
            return !whole.equals(seen);
        }

        /// The whole after `[start, end)` of what is seen was replaced by `text`. Before and behind the hidden
        /// part every edit is possible, replacing everything too; empty for an edit inside it, which nobody
        /// could check.
        Optional<String> edit(int start, int end, String text) {
            if (!hides()) return Optional.of(seen.substring(0, start) + text + seen.substring(end));
            if (start == 0 && end == seen.length()) return Optional.of(text);
            if (end <= commonStart()) return Optional.of(whole.substring(0, start) + text + whole.substring(end));
            var behind = seen.length() - commonEnd();
            if (start < behind) return Optional.empty();
            var shift = whole.length() - seen.length();
            return Optional.of(whole.substring(0, start + shift) + text + whole.substring(end + shift));
        }

        private int commonStart() {
            var most = Math.min(whole.length(), Math.max(0, seen.indexOf(STARS)));
            var at = 0;
            while (at < most && whole.charAt(at) == seen.charAt(at)) at++;
            return at;
        }

        private int commonEnd() {
            var most =
                    Math.min(whole.length() - commonStart(), seen.length() - seen.lastIndexOf(STARS) - STARS.length());
            var count = 0;
            while (count < most && whole.charAt(whole.length() - 1 - count) == seen.charAt(seen.length() - 1 - count))
                count++;
            return count;
        }
    }
}
