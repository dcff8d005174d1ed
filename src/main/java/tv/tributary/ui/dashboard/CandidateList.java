package tv.tributary.ui.dashboard;

import javafx.beans.Observable;
import javafx.scene.layout.VBox;
import tv.tributary.ui.control.LiveRow;

/// Cards of a channel's sources, each as high as its text.
final class CandidateList extends VBox {
    private final StreamPanelModel model;

    CandidateList(StreamPanelModel model) {
        this.model = model;
        getStyleClass().add("candidates");
        model.candidates().addListener((Observable _) -> arrange());
        arrange();
    }

    /// Rows stay as long as their streams do; only comings and goings get here.
    private void arrange() {
        if (model.candidates().isEmpty()) {
            getChildren().setAll(StreamPanel.nothing("dashboard.panel.streams.none"));
            return;
        }
        getChildren().setAll(model.candidates().stream().map(this::card).toList());
    }

    private CandidateCard card(LiveRow<CandidateRow> row) {
        return getChildren().stream()
                .filter(CandidateCard.class::isInstance)
                .map(CandidateCard.class::cast)
                .filter(card -> card.row() == row)
                .findFirst()
                .orElseGet(() -> new CandidateCard(row, model));
    }
}
