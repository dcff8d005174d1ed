/// Small controls that several pages share, and how numbers are written for people. Knows no page and no facade.
/// FX thread only, except [Units].
@org.jspecify.annotations.NullMarked
package tv.tributary.ui.control;

import tv.tributary.text.Units;
