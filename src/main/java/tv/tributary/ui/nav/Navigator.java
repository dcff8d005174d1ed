package tv.tributary.ui.nav;

/// Opens another page. FX thread only.
@FunctionalInterface
public interface Navigator {
    void go(Place place);
}
