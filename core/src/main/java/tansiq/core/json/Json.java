package tansiq.core.json;

/**
 * A JSON value as this system admits it: strings are well-formed Unicode, numbers are finite IEEE
 * 754 doubles and integers lie within ±2⁵³, names in an object are unique. Values are immutable.
 */
public sealed interface Json
    permits JsonArray, JsonBool, JsonNull, JsonNumber, JsonObject, JsonString {}
