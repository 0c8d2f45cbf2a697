"""The page 受理登记: item, applicant, materials, and the five exits of art. 32."""
