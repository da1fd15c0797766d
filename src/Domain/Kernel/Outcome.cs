namespace Lodestar.Kernel;

/// <summary>Why something was refused, in a form that a page can show beside the field it is about.</summary>
/// <param name="Field">Name of the form field; empty if the problem concerns the whole form.</param>
/// <param name="Words">Key of the sentence in the language files. The sentence says what to do.</param>
/// <param name="With">Values for the places {0}, {1}, … in the sentence.</param>
public sealed record Problem(string Field, string Words, params object[] With);

/// <summary>Either what was asked for, or the problem that prevents it.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
public readonly struct Outcome<T>
{
    private readonly T? value;

    private Outcome(T? value, Problem? problem)
    {
        this.value = value;
        Problem = problem;
    }

    /// <summary>Why it was refused; null if it was not.</summary>
    public Problem? Problem { get; }

    /// <summary>What was asked for. Throws if it was refused, so look at <see cref="Problem"/> first.</summary>
    /// <exception cref="InvalidOperationException">The outcome is a problem.</exception>
    public T Value => Problem is null ? value! : throw new InvalidOperationException($"Refused: {Problem.Words}");

    /// <summary>An outcome that holds a value.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>An outcome that holds a problem.</summary>
    public static implicit operator Outcome<T>(Problem problem) => new(default, problem);
}
