package tv.tributary.ui.control;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import tv.tributary.access.View;
import tv.tributary.model.ParentalLimit;
import tv.tributary.model.QualityLimit;

/// The limits of a view while they are edited in a form: age ratings, the size of streams, days of the guide. FX thread
/// only.
public final class ViewLimitsForm {
    static final int NO_AGE = ParentalLimit.LOWEST_WITHOUT_EFFECT;
    private static final List<Integer> AGES = List.of(NO_AGE, 16, 14, 12, 10, 6, 0);
    private static final List<Integer> PICTURES = List.of(0, 2_160, 1_080, 720, 576);

    final ObjectProperty<Integer> age = new SimpleObjectProperty<>(NO_AGE);
    final BooleanProperty unrated = new SimpleBooleanProperty(true);
    /// In lines; 0 for any.
    final ObjectProperty<Integer> picture = new SimpleObjectProperty<>(0);
    /// Of a stream; 0 for any.
    final IntegerProperty kbps = new SimpleIntegerProperty();
    /// 0 for as many as the household gets.
    final IntegerProperty guideDays = new SimpleIntegerProperty();

    public ViewLimitsForm(View view) {
        age.set(view.parental().map(ParentalLimit::highestAge).orElse(NO_AGE));
        unrated.set(view.parental().map(ParentalLimit::unrated).orElse(true));
        picture.set(view.quality().map(QualityLimit::height).orElse(0));
        kbps.set(view.quality().map(QualityLimit::kbps).orElse(0));
        guideDays.set(view.guideDays());
    }

    /// Those to choose from, and what is chosen already.
    List<Integer> ages() {
        return with(AGES, age.get());
    }

    List<Integer> pictures() {
        return with(PICTURES, picture.get());
    }

    private static List<Integer> with(List<Integer> usual, int chosen) {
        return usual.contains(chosen)
                ? usual
                : Stream.concat(usual.stream(), Stream.of(chosen)).toList();
    }

    /// A view with these limits.
    public View over(View view) {
        boolean hasQuality = picture.get() > 0 || kbps.get() > 0;
        return view.withParental(
                        age.get() >= NO_AGE
                                ? Optional.empty()
                                : Optional.of(new ParentalLimit(age.get(), unrated.get())))
                .withQuality(hasQuality ? Optional.of(new QualityLimit(picture.get(), kbps.get())) : Optional.empty())
                .withGuideDays(guideDays.get());
    }
}
