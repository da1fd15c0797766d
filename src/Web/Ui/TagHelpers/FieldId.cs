namespace Lodestar.Ui;

/// <summary>The id of a field, by which its label, its error and the error summary find it.</summary>
public static class FieldId
{
    /// <summary>The name of the field with a hyphen for each of <c>[ ] .</c>, which have another meaning in a selector.</summary>
    public static string Of(string name) => name.Replace('[', '-').Replace(']', '-').Replace('.', '-');
}
