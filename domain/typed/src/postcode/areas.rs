//! The postcode areas of the United Kingdom and the Crown Dependencies, and the districts that end in a letter
//! (Royal Mail; Office for National Statistics, Code-Point Open).

/// The letters a postcode begins with.
const AREAS: &str = "AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY \
    E EC EH EN EX FK FY G GL GU GX GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME \
    MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF \
    TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV XM YO ZE";
/// The areas that have a district nought.
const AREAS_WITH_NOUGHT: &str = "BL BS CM CR FY HA PR SL SS WR";
/// The districts that end in a letter: what comes before it, and the letters.
const LETTERED: [(&str, &str); 12] = [
    ("E1", "W"),
    ("EC1", "AMNPRVY"),
    ("EC2", "AMNPRVY"),
    ("EC3", "AMNPRV"),
    ("EC4", "AMNPRVY"),
    ("N1", "CP"),
    ("NW1", "W"),
    ("SE1", "P"),
    ("SW1", "AEHPSVWXY"),
    ("W1", "ABCDFGHJKSTUW"),
    ("WC1", "ABEHNRVX"),
    ("WC2", "ABEHNR"),
];
/// What people use as one for the lettered districts in it.
const SEVERAL: [&str; 8] = ["EC1", "EC2", "EC3", "EC4", "SW1", "W1", "WC1", "WC2"];

pub(super) fn is_several_districts(outward: &str) -> bool {
    SEVERAL.contains(&outward)
}

/// Whether a first half can be one: its area exists, and so does the letter after the figure. Which numbers an
/// area has is not known here.
pub(super) fn is_real(outward: &str) -> bool {
    let letters = outward.bytes().take_while(u8::is_ascii_uppercase).count();
    let (area, number) = outward.split_at(letters);
    if !AREAS.split_whitespace().any(|one| one == area) {
        return false;
    }
    if let Some((base, letters)) = LETTERED.iter().find(|(base, _)| number.len() > 1 && outward.starts_with(base))
        && let Some(letter) = outward.strip_prefix(base).filter(|rest| rest.bytes().all(|b| b.is_ascii_uppercase()))
    {
        return letters.contains(letter);
    }
    match number.as_bytes() {
        [b'0'] => AREAS_WITH_NOUGHT.split_whitespace().any(|one| one == area),
        [b'1'..=b'9'] | [b'1'..=b'9', b'0'..=b'9'] => true,
        _ => false,
    }
}

/// Whether a second half can be one: its letters are never C, I, K, M, O or V.
pub(super) fn is_real_end(inward: &str) -> bool {
    inward.bytes().skip(1).all(|b| !b"CIKMOV".contains(&b))
}
