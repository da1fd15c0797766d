using System.Text.RegularExpressions;
using Lodestar.Kernel;

namespace Lodestar.Safeguards;

/// <summary>
/// Says whether a text reads like a disclosure: that a certain child or person is being harmed or in danger, or has told somebody of harm. It
/// looks, sentence by sentence, for a person (spoken of, or the writer), a harm, and a sign that it is happening or was told. Talk about policy
/// or training ('when a child discloses') is not a disclosure. A negative result does not mean that the text is safe.
/// </summary>
public static partial class Disclosures
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    // One certain person. 'A child' counts, 'children' and 'any child' do not.
    private const string Someone =
        "(he|she|they|him|her|them|his|someone|somebody|(a|the|this|that|one|my|our|one of (my|our|the))(\\s[a-z]{2,12}){0,3}\\s(child"
        + "|colleague|neighbour|trainee|partner|client|pupil|student|girl|boy|lad|teenager|kid|daughter|son|sister|brother|niece|nephew|friend"
        + "|young person|yp|cousin|stepdaughter|stepson|learner)|(two|three|four|some|several|a few|the|our|my) ([a-z]{2,10} )?(girls|boys|pupils"
        + "|students|kids|lads)|yp|the child|[0-9]{1,2} ?(year|yr)s?[ -]old|(child|pupil|girl|boy) (said|says|told|has|is|was))";

    // What is done to somebody, in words that are not graphic.
    private const string Harm =
        "(disclosed abuse|kill(s|ing)? (him|her|them|me)|meet(s|ing)? (up with )?(a|an|some|this) ([a-z]{1,12} )?(man|men|adult|stranger"
        + "|person) ([a-z]{1,6} ){0,2}(met )?online|hurts?|hurting|hit|hits|hitting|beats?|beating|beaten|punch(ed|es|ing)|kick(ed|ing)|abus(ed"
        + "|es|ing)|groom(ed|ing)|rap(ed|es)|assault(ed|ing|s)|molest(ed|ing)|blackmail(ed|ing|s)?|threaten(ed|ing|s)?|threats?|forc(ed|es|ing)"
        + "|touch(ed|es|ing)|exploit(ed|ing)|extort(ed|ing)|stalk(ed|ing)|traffick(ed|ing)|chok(ed|ing)|strangl(ed|ing)|lock(ed|s) (him|her|them"
        + "|me)|starv(ed|ing)|coerc(ed|ing)|trick(ed|ing)|pressur(ed|ing)|mak(es|ing) (him|her|them|me)|made (him|her|them|me)|scared of"
        + "|frightened of|afraid of)";

    private const string SelfHarm =
        "(kill(ing)? (himself|herself|themselves|themself|myself)|end (his|her|their|my) (own )?li(fe|ves)|(hurt|harm|cut|cutting|harming"
        + "|hurting) (himself|herself|themselves|myself)|self[ -]?harm(s|ed|ing)?|suicidal|wants? to die|overdose[ds]?|took (an overdose|tablets"
        + "|pills)|doesn.?t want to (live|be here)|does not want to (live|be here)|not want to (live|be alive)|(run|ran|running) away"
        + "|missing since)";

    private const string Images =
        "((nude|naked|intimate|explicit|sexual|private|topless|undressed)s?( (picture|photo|video|image|pic|selfie)s?)?|nudes|(picture|photo"
        + "|video|image|pic)s? of (himself|herself|themselves|him|her|them|myself|me)( (naked|undressed|in (his|her|their) underwear))?|(her|his"
        + "|my|their) (pictures?|photos?|pics?)|ask(s|ed|ing) ([a-z]{2,5} )?for (a )?(pictures?|photos?|images?|pics?|selfies?)|on (camera"
        + "|webcam)|take (her|his|their|my) (clothes|top) off|sexual(ly)? (message|act|thing)?s?)";

    /// <summary>True if a text reads like somebody being harmed or in danger, or telling about it.</summary>
    public static bool ReadsLikeOne(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = PlainText.Of(text).Text;
        var before = false;
        foreach (var match in Sentence().EnumerateMatches(plain))
        {
            // Long hostile text without full stops is looked at in pieces.
            var sentence = plain.AsSpan(match.Index, match.Length);
            if (IsGeneral(sentence))
            {
                before = false;
                continue;
            }

            var person = Person().IsMatch(sentence);
            if (Certain().IsMatch(sentence) || ((person || before) && (IsHarm(sentence) || IsTold(sentence))))
            {
                return true;
            }

            before = person;
        }

        return false;
    }

    // A story about a certain person, not somebody's plans. One thing that is rarely said without cause is enough, or two that may be.
    private static bool IsTold(ReadOnlySpan<char> sentence)
    {
        if (Plan().IsMatch(sentence))
        {
            return false;
        }

        var needed = Young().IsMatch(sentence) ? 1 : 2;
        return Alarming().IsMatch(sentence) || Ambiguous().Count(sentence) >= needed;
    }

    private static bool IsHarm(ReadOnlySpan<char> sentence) =>
        Ending().IsMatch(sentence)
        || Worrying().IsMatch(sentence)
        || ((Harming().IsMatch(sentence) || Pictures().IsMatch(sentence)) && Happening().IsMatch(sentence));

    // What is worrying about a certain person, without naming a harm.
    private const string Worry =
        "((marks|bruises|burns|cuts) on (his|her|their|my)|not (eaten|eating|slept)|hasn.?t (eaten|slept)|won.?t (go home|eat)|(scared|afraid"
        + "|frightened) (of|to)|is violent|was violent|controls (his|her|their|my|me|him|them)|(into|in) (his|her|my|their) (room"
        + "|bed)( at night)?|not to tell|keep (it |this )?(a )?secret|(did|does|do|done|doing|happened|happening) to (him|her|them|me)"
        + "|knows? where (he|she|they|i|we) lives?|worth living|send the (pics|pictures|photos|images)|(kids|children|girls|boys|others|pupils"
        + "|friends) to send|messages? from (a|an|some) ([a-z]{2,8} )?(man|men|adult|stranger)|(messages|messaging|texts|texting|dms) (to "
        + "|with )?(pupils|girls|boys|children|students|kids|me|him|her|them)|asking (him |her |them |me )?to meet|(grown|older) (man|men)"
        + "|(don.?t|doesn.?t|not|never|didn.?t) (feel |feeling )?safe (at|with|in)|made to (send|do|watch|touch|take|meet)|(makes|made"
        + "|making) (him|her|them|me) do|at home every|sees? (him|it) (hit|hurt|shout)|children see it|threw|drunk|knife|weapons?)";

    // Training, policy, plans and routine: what people do, not what happened to somebody.
    private static bool IsGeneral(ReadOnlySpan<char> sentence) => General().IsMatch(sentence) && !Told().IsMatch(sentence);

    [GeneratedRegex(@"[^.!?;\n]{1,600}", Options)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\b" + Someone + @"\b|\b(i|me|my|we)\b", Options)]
    private static partial Regex Person();

    [GeneratedRegex(
        @"\b(train(ing|ed|s)?|polic(y|ies)|procedures?|guidance|workshops?|sessions? (on|about)|course|lessons?|assembl(y|ies)|curriculum"
            + @"|webinar|toolkit|pathway|leaflets?|posters?|campaign|awareness|e-?learning|how to|what to do (if|when)|when (a|any|the) (child"
            + @"|young person|pupil|student|person)|if (a|any|the|somebody|someone|one of our) ?(child|young person|pupil|student|person)?"
            + @"|children who|young people who|any (child|one|young person)|anyone who|every child|all (children|staff|pupils)|staff (know|respond"
            + @"|learn|are|should|must)|learn(ed|ing|t)? (about|how|more)|understand(ing)?|recogni[sz](e|ing)|signs (of|that)|confiden(t|ce)"
            + @"|would like|support for (children|young people)|statistics|research|case stud(y|ies)|film|book|presentation|discuss(ed|ing) (how|what)"
            + @"|topic|our approach|prevent(ing|ion)?|talk about|might|could be|resources?|survey|studies)\b",
        Options
    )]
    private static partial Regex General();

    [GeneratedRegex(
        @"\b(told me|told us|disclosed (to me|to us|that)|said (that )?(his|her|their|he|she|they|someone|somebody)|confided|just (told|found"
            + @"|seen|heard)|right now|tonight|today (he|she|a)|i('ve| have)? (just )?(found out|saw|seen|witnessed)|please help|i (am|was) being)\b",
        Options
    )]
    private static partial Regex Told();

    // These words are enough by themselves.
    [GeneratedRegex(
        @"\b(i|he|she|they|who|yp|child|pupil|girl|boy|son|daughter|student|friend|brother|sister|person|niece|nephew|cousin)( \w+){0,4} "
            + SelfHarm
            + @"\b"
            + @"|\b(i|me) (was|am|have been|got|being|is being|keep being|keep getting) (\w+ ){0,2}(abused|raped|assaulted|groomed|molested"
            + @"|blackmailed|threatened|hit|beaten|hurt|forced|exploited|stalked)\b"
            + @"|\b(my|his|her|their) (dad|mum|father|mother|step-?dad|step-?mum|uncle|brother|cousin|coach|teacher|boyfriend|girlfriend|partner"
            + @"|grandad|carer|tutor)( \w+){0,3} (hits|hit|beats|hurts|touches|touched|abuses|abused|threatens|threatened|forces|forced|punched"
            + @"|punches|kicks|kicked|makes|made) (me|him|her|them|us|the)\b"
            + @"|\b(is|are|was|were|being|been|gets|getting) (\w+ ){0,2}(blackmail(ed|ing)|groom(ed|ing)|rap(ed|ing)|molest(ed|ing)|sexually \w+"
            + @"|traffick(ed|ing)|exploit(ed|ing)|extort(ed|ing)) ?(by|him|her|them|me|now|online|for)?( \w+){0,3} (him|her|them|me|an?|someone"
            + @"|somebody|man|adult|stranger|online|money)\b"
            + @"|\b(blackmailing|grooming|threatening|hurting|abusing|beating|raping|exploiting|molesting|stalking) (him|her|them|me|my (son"
            + @"|daughter|friend|sister|brother)|a (girl|boy|child|pupil|student)|one of (my|our)|this (girl|boy|child|pupil))\b"
            + @"|\b(scared|frightened|afraid|terrified) (to go home|of (his|her|their|my|him) ?(dad|mum|father|mother|step-?dad|uncle|brother"
            + @"|boyfriend|partner|coach)?|he will|she will|they will)\b"
            + @"|\b(is|are|am|was|being) (\w+ )?in danger\b|\bnot safe (at home|tonight|with)\b|\b(help me|please help)\b",
        Options
    )]
    private static partial Regex Certain();

    [GeneratedRegex(
        @"^\s*(and |then |also |to )?((i|we)( would|.d)? (will|want|like|should|could|need|plan|hope|am going|.ll)|it (would|helps?|was)|ask"
            + @"|talk|look|learn|read|share|plan|check|find|put|practise|remind|make|book|set|use|write|follow|go|discuss|invite|bring|try|tell|show"
            + @"|keep|get|give|update|listen|think|meet|send)\b|\b(will (speak|talk|come|run|join|present)|at our event|module|trainer|champion)\b",
        Options
    )]
    private static partial Regex Plan();

    [GeneratedRegex(
        @"\b(child|kid|pupil|student|girl|boy|lad|teenager|son|daughter|sister|brother|niece|nephew|young person|yp|learner|[0-9]{1,2} ?(year"
            + @"|yr)s?[ -]old)s?\b",
        Options
    )]
    private static partial Regex Young();

    [GeneratedRegex(
        @"\b(stranger|older (boy|girl)friend|nudes?|naked|no clothes|undress(ed|ing)?|webcam|secrets?|gangs?|drugs|knife|(stay|be|to be) alive"
            + @"|want(s|ed) to die|hurts?|nightmares|alone (with|in)|(car|room|flat|house) alone|met (him |her |them )?(online|on an app|on snapchat"
            + @"|in a game)|blackmail(ed)?|threats?|threaten(ed|s)|scared|afraid|frightened|bruis(e|ed|es)|touch(ed|es|ing)|leaked|(must|have to"
            + @"|has to|had to) pay)\b",
        Options
    )]
    private static partial Regex Alarming();

    [GeneratedRegex(
        @"\b(man|men|guy|boyfriend|girlfriend|offer(s|ed)|paid|pay(s|ing)?|money|gifts?|videos?|photos?|pictures?|pics|camera|chatting|messages"
            + @"|texts|posted|deleted|fake|crying|cries|cried|sleep|night|alone|hotel|follow(s|ed|ing)|made (him|her|them)|asks?|everyone sees"
            + @"|calls (him|her)|new phone|meet(s|ing)?|hiding|hides|lies|lied)\b",
        Options
    )]
    private static partial Regex Ambiguous();

    [GeneratedRegex(@"\b" + SelfHarm + @"\b", Options)]
    private static partial Regex Ending();

    [GeneratedRegex(@"\b" + Worry + @"\b", Options)]
    private static partial Regex Worrying();

    [GeneratedRegex(@"\b" + Harm + @"\b", Options)]
    private static partial Regex Harming();

    [GeneratedRegex(@"\b" + Images + @"\b", Options)]
    private static partial Regex Pictures();

    // It was told, it was seen, or it is still happening.
    [GeneratedRegex(
        @"\b(told|tells|said|says|disclosed|confided|reported|show(ed|s|n)|admitted|cried|crying|bruis(e|es|ed)|today|tonight|yesterday"
            + @"|last (night|week|month|year)|ago|again|keeps?|kept|since|for weeks|every (day|night|week|time)|is|was|were|has|have|had|been|being"
            + @"|gets?|got|by an?|an? (man|adult|stranger|older|boy|girl|guy)|someone|somebody|sent|sends|sending|shared|asks|asked|asking|wants"
            + @"|demands?|makes|made|forced|tricked|pressured|threatens|keep|who to tell|i saw)\b",
        Options
    )]
    private static partial Regex Happening();
}
