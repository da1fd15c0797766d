using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using OtpNet;

namespace Lodestar.Identity;

public class TimeCodeTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, the last six of its eight digits.
    [Theory]
    [
        InlineData(59, "287082"),
        InlineData(1111111109, "081804"),
        InlineData(1111111111, "050471"),
        InlineData(1234567890, "005924"),
        InlineData(2000000000, "279037"),
        InlineData(20000000000, "353130")
    ]
    public void Codes_are_those_of_the_standard(long second, string code) =>
        Assert.Equal(second / 30, TimeCode.Match(Key, code, DateTimeOffset.FromUnixTimeSeconds(second), used: 0));

    [Fact]
    public void A_code_fits_while_it_is_shown_and_one_step_around_it_and_never_again_once_used()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var step = now.ToUnixTimeSeconds() / 30;
        var code = new Hotp(Key).ComputeHOTP(step);

        Assert.Equal(step, TimeCode.Match(Key, $" {code[..3]} {code[3..]} ", now, used: 0));
        Assert.Equal(step, TimeCode.Match(Key, code, now.AddSeconds(30), used: 0));
        Assert.Equal(step, TimeCode.Match(Key, code, now.AddSeconds(-30), used: 0));
        Assert.Null(TimeCode.Match(Key, code, now.AddSeconds(60), used: 0));
        Assert.Null(TimeCode.Match(Key, code, now, used: step));
        Assert.Null(TimeCode.Match(Key, "", now, used: 0));
        Assert.Null(TimeCode.Match(Key, null, now, used: 0));
        Assert.Null(TimeCode.Match(Key, "１２３４５６", now, used: 0));
    }

    // RFC 4648, section 10, written without padding.
    [Theory]
    [
        InlineData("f", "MY"),
        InlineData("fo", "MZXQ"),
        InlineData("foo", "MZXW6"),
        InlineData("foob", "MZXW6YQ"),
        InlineData("fooba", "MZXW6YTB"),
        InlineData("foobar", "MZXW6YTBOI")
    ]
    public void Keys_are_written_in_the_letters_of_the_standard(string bytes, string letters) =>
        Assert.Equal(letters, TimeCode.Letters(Encoding.ASCII.GetBytes(bytes)));

    [Fact]
    public void An_app_reads_name_account_and_key_from_the_code_it_is_shown()
    {
        var address = new Uri(TimeCode.Address(Key, "Lodestar", "Ann O'Neil & Co"));

        Assert.Equal(("otpauth", "totp"), (address.Scheme, address.Host));
        Assert.Equal("/Lodestar:Ann O'Neil & Co", Uri.UnescapeDataString(address.AbsolutePath));
        var said = QueryHelpers.ParseQuery(address.Query);
        Assert.Equal(
            ("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "Lodestar", "6", "30"),
            (said["secret"].ToString(), said["issuer"].ToString(), said["digits"].ToString(), said["period"].ToString())
        );
    }
}
