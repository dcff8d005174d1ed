/// Controls that several pages share. Knows no page and no facade. FX thread only.
@org.jspecify.annotations.NullMarked
package tv.tributary.ui.control;
