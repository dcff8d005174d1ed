package tv.tributary.ui.control;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Control;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.DragEvent;
import javafx.util.Duration;

/// Scrolls a list or a table while something is dragged along its upper or lower edge. FX thread only.
public final class DragScroll {
    /// In pixels: how near to the edge it begins, and how far one step goes.
    private static final double EDGE = 40;

    private static final double STEP = 16;

    private final Control list;
    private final Timeline timeline = new Timeline(new KeyFrame(Duration.millis(40), _ -> scroll()));
    private double by;

    private DragScroll(Control list) {
        this.list = list;
        timeline.setCycleCount(Animation.INDEFINITE);
    }

    /// @param head the height of what does not scroll at its top
    public static void install(Control list, double head) {
        var scroll = new DragScroll(list);
        list.addEventFilter(DragEvent.DRAG_OVER, event -> scroll.over(event.getY(), head));
        list.addEventFilter(DragEvent.DRAG_EXITED_TARGET, event -> {
            if (!list.contains(list.sceneToLocal(event.getSceneX(), event.getSceneY()))) scroll.timeline.stop();
        });
        list.addEventFilter(DragEvent.DRAG_DROPPED, _ -> scroll.timeline.stop());
        list.addEventFilter(DragEvent.DRAG_DONE, _ -> scroll.timeline.stop());
    }

    private void over(double y, double head) {
        by = 0;
        if (y > head && y < head + EDGE) by = -STEP;
        else if (y > list.getHeight() - EDGE) by = STEP;
        if (by == 0) timeline.stop();
        else timeline.play();
    }

    private void scroll() {
        if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) flow.scrollPixels(by);
    }
}
