"""A page of our own in which every field tries to be more than words."""

HOSTILE = (
    'Envoy: "<script>document.body.remove()</script>" Was the Slogan\n\n'
    "Pyongyang, September 21 (KCNA) -- Kim Jong Un met <img src=x onerror=alert(1)> the envoy. "
    'He said that "<svg/onload=alert(2)>" was [a word](javascript:alert(3)) of the day.\n'
    "\u202eThe end\u202c of {{ 7*7 }} {% raw %} &lt;b&gt; \u200bstory.\n"
)
