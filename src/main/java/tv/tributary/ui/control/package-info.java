/// Small controls that several pages share, and how numbers are written for people. Knows no page and no facade.
/// FX thread only, except [Human].
@org.jspecify.annotations.NullMarked
package tv.tributary.ui.control;
