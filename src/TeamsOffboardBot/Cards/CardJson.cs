using System.Globalization;
using System.Reflection;
using System.Text;
using AdaptiveCards;
using Newtonsoft.Json;
using Newtonsoft.Json.Serialization;

namespace TeamsOffboardBot.Cards;

/// <summary>A card as it is sent: what every client takes for granted stays unsaid, because a message has its limit. The card is left as it was written. https://adaptivecards.io/explorer</summary>
public static class CardJson
{
    private const int UsualLength = 8 * 1024;
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings { ContractResolver = new Brief() });

    public static string Of(AdaptiveCard card)
    {
        using var text = new StringWriter(new StringBuilder(UsualLength), CultureInfo.InvariantCulture);
        Serializer.Serialize(text, card);
        return text.ToString();
    }

    private sealed class Brief : DefaultContractResolver
    {
        /// <summary>What the schema says a property is when it is not there.</summary>
        private static readonly Dictionary<(Type Type, string Name), object> Defaults = new()
        {
            [(typeof(AdaptiveChoiceSetInput), nameof(AdaptiveChoiceSetInput.IsMultiSelect))] = false,
            [(typeof(AdaptiveChoiceSetInput), nameof(AdaptiveChoiceSetInput.Style))] = AdaptiveChoiceInputStyle.Compact,
            [(typeof(AdaptiveToggleInput), nameof(AdaptiveToggleInput.ValueOn))] = "true",
            [(typeof(AdaptiveToggleInput), nameof(AdaptiveToggleInput.ValueOff))] = "false",
        };

        /// <summary>Texts that a client breaks into lines.</summary>
        private static readonly HashSet<(Type Type, string Name)> Drawn =
        [
            (typeof(AdaptiveTextBlock), nameof(AdaptiveTextBlock.Text)),
            (typeof(AdaptiveChoice), nameof(AdaptiveChoice.Title)),
            (typeof(AdaptiveToggleInput), nameof(AdaptiveToggleInput.Title)),
            (typeof(AdaptiveFact), nameof(AdaptiveFact.Title)),
            (typeof(AdaptiveFact), nameof(AdaptiveFact.Value)),
            (typeof(AdaptiveInput), nameof(AdaptiveInput.Label)),
        ];

        protected override JsonProperty CreateProperty(MemberInfo member, MemberSerialization memberSerialization)
        {
            var property = base.CreateProperty(member, memberSerialization);
            if (Defaults.TryGetValue((member.DeclaringType!, member.Name), out var usual))
            {
                property.ShouldSerialize = element => !usual.Equals(property.ValueProvider!.GetValue(element));
            }

            if (Drawn.Contains((member.DeclaringType!, member.Name)))
            {
                property.ValueProvider = new UnbrokenWords(property.ValueProvider!);
            }

            if (member.DeclaringType == typeof(AdaptiveCard) && member.Name == nameof(AdaptiveCard.Version))
            {
                property.NullValueHandling = NullValueHandling.Ignore;
            }

            return property;
        }

        protected override JsonObjectContract CreateObjectContract(Type objectType)
        {
            var contract = base.CreateObjectContract(objectType);
            contract.OnSerializingCallbacks.Add((element, _) => LeaveOut(element));
            return contract;
        }

        private static void LeaveOut(object element)
        {
            switch (element)
            {
                case AdaptiveContainer { Items: [var first, ..] }:
                    // Nothing stands above what is first in a box.
                    first.Spacing = default;
                    break;
                case AdaptiveTableCell { Items: [var first, ..] }:
                    first.Spacing = default;
                    break;
                case AdaptiveShowCardAction { Card: { } inner }:
                    // A card within a card is of the version of the one around it.
                    inner.Version = null;
                    break;
            }
        }
    }
}
