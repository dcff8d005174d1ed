package tv.tributary.ui.duplicates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ComboBox;
import tv.tributary.catalog.review.Questions.OpenKind;
import tv.tributary.identity.question.QuestionKind;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.ChoiceWords;

/// Chooses the kind whose questions are shown. A kind without questions gives way to all.
final class KindChoice extends ComboBox<KindChoice.Choice> {
    /// A kind and how many questions it has; without a kind all.
    record Choice(Optional<QuestionKind> kind, int open) {
        String words() {
            return kind.map(one -> Messages.of("duplicates.kind", Messages.of(one), open))
                    .orElseGet(() -> Messages.of("duplicates.all-kinds", open));
        }
    }

    private final DuplicatesModel model;
    private boolean showing;

    KindChoice(DuplicatesModel model) {
        this.model = model;
        setAccessibleText(Messages.of("duplicates.kinds"));
        setMinWidth(0);
        setConverter(new ChoiceWords<>(Choice::words));
        model.kinds.addListener((ListChangeListener<OpenKind>) _ -> refresh());
        model.open.subscribe(_ -> refresh());
        valueProperty().subscribe(choice -> {
            if (choice != null && !showing) model.kind.set(choice.kind());
        });
    }

    private void refresh() {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice(Optional.empty(), model.open.get()));
        model.kinds.forEach(open -> choices.add(new Choice(Optional.of(open.kind()), open.open())));
        if (List.copyOf(getItems()).equals(choices)) return;
        var wanted = choices.stream()
                .filter(choice -> choice.kind().equals(model.kind.get()))
                .findFirst();
        showing = true;
        getItems().setAll(choices);
        setValue(wanted.orElse(choices.getFirst()));
        showing = false;
        if (wanted.isEmpty()) model.kind.set(Optional.empty());
    }
}
